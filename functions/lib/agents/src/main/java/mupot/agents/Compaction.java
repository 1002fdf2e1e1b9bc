package mupot.agents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import mupot.kernel.model.ToolCall;
import mupot.kernel.model.Turn;

/**
 * Keeps a long conversation within what a model can take. The oldest is left out first: what tools brought, and what the
 * agent itself wrote into its calls. In its place stands a line of ours with nothing of the text, so that no text leaves
 * its marks this way. What stands at the head, the latest answer with its results, and the latest list of what has to be
 * mended stay as they are; drafts can be read again. The same conversation is always shortened in the same way.
 */
final class Compaction {

    /** Bytes, some sixty thousand tokens: of most scripts a character takes more bytes as it takes more tokens. */
    static final int MOST = 240_000;

    /** How every line begins that stands for something left out. */
    static final String MARK = "[left out by the pot:";

    private static final int KEPT = 200;
    private static final int LONGEST_NAME = 64;
    private static final String RESULT =
            MARK + " this result, as the conversation has grown long. Ask for it again if you need it.]";
    private static final String MENDED = MARK + " what had to be mended then. A later list counts.]";

    private Compaction() {}

    static List<Turn> of(List<Turn> turns) {
        return of(turns, MOST);
    }

    /** @param most bytes, where leaving out can bring it down so far */
    static List<Turn> of(List<Turn> turns, int most) {
        List<Turn> kept = new ArrayList<>(turns);
        int latest = latest(turns, Compaction::isAnswer);
        int mending = latest(turns, Compaction::mends);
        int length = turns.stream().mapToInt(Compaction::length).sum();
        for (int i = 0; i < latest && length > most; i++) {
            if (i != mending) {
                Turn shorter = shorter(kept.get(i));
                length += length(shorter) - length(kept.get(i));
                kept.set(i, shorter);
            }
        }
        return kept;
    }

    private static int latest(List<Turn> turns, Predicate<Turn> wanted) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            if (wanted.test(turns.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAnswer(Turn turn) {
        return turn instanceof Turn.Assistant;
    }

    private static boolean mends(Turn turn) {
        return turn instanceof Turn.ToolResult(var _, var tool, var _) && tool.equals(Tools.FINISH);
    }

    private static Turn shorter(Turn turn) {
        return switch (turn) {
            case Turn.System _, Turn.User _ -> turn;
            case Turn.Assistant(var text, var calls) ->
                new Turn.Assistant(
                        shorter(text), calls.stream().map(Compaction::shorter).toList());
            case Turn.ToolResult(var id, var tool, var text) ->
                text.length() <= KEPT ? turn : new Turn.ToolResult(id, tool, mends(turn) ? MENDED : RESULT);
        };
    }

    private static String shorter(String said) {
        return said.length() <= KEPT ? said : MARK + " " + said.length() + " characters of what you said]";
    }

    private static ToolCall shorter(ToolCall call) {
        var arguments = new TreeMap<String, String>();
        for (Map.Entry<String, String> argument : call.arguments().entrySet()) {
            if (argument.getKey().length() <= LONGEST_NAME) {
                arguments.put(argument.getKey(), written(argument.getValue()));
            }
        }
        return new ToolCall(call.id(), call.tool(), arguments, call.malformed());
    }

    private static String written(String text) {
        return text.length() <= KEPT
                ? text
                : MARK + " " + text.length() + " characters that you wrote here. What you have drafted shows with `"
                        + Tools.READ + "`.]";
    }

    private static int length(Turn turn) {
        return switch (turn) {
            case Turn.System(var text) -> length(text);
            case Turn.User(var text) -> length(text);
            case Turn.Assistant(var text, var calls) ->
                length(text) + calls.stream().mapToInt(Compaction::length).sum();
            case Turn.ToolResult(var _, var _, var text) -> length(text);
        };
    }

    private static int length(ToolCall call) {
        return call.arguments().entrySet().stream()
                .mapToInt(one -> length(one.getKey()) + length(one.getValue()))
                .sum();
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
