package mupot.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what was wrong with the words of a command, and how it is used. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        if (Arrays.asList(arguments).contains("--json")) {
            String message = wrong.getMessage() == null ? "wrong usage" : wrong.getMessage();
            line.getOut()
                    .println("{\"error\":{\"code\":\"wrong_usage\",\"message\":" + quoted(message) + ",\"next\":"
                            + quoted(line.getCommandSpec().qualifiedName() + " --help") + "}}");
            return Failures.WRONG_USAGE;
        }
        PrintWriter err = line.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        line.usage(err);
        return Failures.WRONG_USAGE;
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
}
