package mupot.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place that turns what went wrong into a sentence and an exit code. */
final class Failures implements IExecutionExceptionHandler {

    static final int REFUSED = 1;
    static final int WRONG_USAGE = 2;
    static final int UNREACHABLE = 3;

    @Override
    public int handleExecutionException(Exception thrown, CommandLine line, ParseResult parsed) throws Exception {
        if (thrown instanceof Verifying.Broken) {
            return REFUSED;
        }
        if (!(thrown instanceof Failure failure)) {
            throw thrown;
        }
        if (parsed.expandedArgs().contains("--json")) {
            line.getOut().println(json(failure));
        } else {
            PrintWriter err = line.getErr();
            err.println(Cells.plain(String.valueOf(failure.getMessage())));
            if (!failure.next().isEmpty()) {
                err.println("  " + Cells.plain(failure.next()));
            }
        }
        return failure.exitCode();
    }

    private static String json(Failure failure) throws Exception {
        JsonMapper mapper = new JsonMapper();
        ObjectNode error = mapper.createObjectNode();
        error.put("code", failure.code());
        error.put("message", failure.getMessage());
        error.put("next", failure.next().isEmpty() ? null : failure.next());
        ObjectNode root = mapper.createObjectNode();
        root.set("error", error);
        return mapper.writeValueAsString(root);
    }
}
