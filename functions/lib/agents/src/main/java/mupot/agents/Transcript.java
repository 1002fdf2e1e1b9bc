package mupot.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mupot.kernel.id.AgentId;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.ToolCall;
import mupot.kernel.model.Turn;
import mupot.kernel.run.Exchange;
import mupot.kernel.run.Step;

/** A journal as the conversation and the drafts that it amounts to. */
final class Transcript {

    /** As every provider takes the name of a tool. */
    private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_-]");

    private static final int LONGEST_TOOL = 64;

    private final AgentId author;
    private final Map<String, String> ids = new HashMap<>();
    private final List<Turn> turns = new ArrayList<>();
    private final SortedMap<String, Noted.Drafted> drafts = new TreeMap<>();
    private final SortedSet<String> read = new TreeSet<>();
    private Position position = new Position.Begins();
    private int answers;
    private int rejections;
    private int handedOn;

    /** Where the run stands. */
    sealed interface Position {

        /** The author's model is to be asked. */
        record Begins() implements Position {}

        /** The author's model has answered; what it asked for is to be done. */
        record Answered(ModelReply.Said said) implements Position {}

        /** There is nothing to propose: this is the answer. */
        record Ends(String answer) implements Position {}

        /** The draft is ready and to be looked at. */
        record Ready(Noted.Finished finished) implements Position {}

        /** Whoever looked at it has answered. */
        record Judged(Noted.Finished finished, ModelReply.Said said) implements Position {}
    }

    private Transcript(AgentId author) {
        this.author = author;
    }

    static Transcript of(AgentId author, List<Step> journal) {
        var transcript = new Transcript(author);
        journal.forEach(transcript::add);
        return transcript;
    }

    Position position() {
        return position;
    }

    /** What was said so far, oldest first, without what stands at the head. */
    List<Turn> turns() {
        return List.copyOf(turns);
    }

    SortedMap<String, Noted.Drafted> drafts() {
        return drafts;
    }

    /** Every source whose text the agent has seen. */
    List<String> read() {
        return List.copyOf(read);
    }

    /** How often the author's model has answered. */
    int answers() {
        return answers;
    }

    /** How often whoever looked at the draft has sent it back. */
    int rejections() {
        return rejections;
    }

    /** How many tasks other agents were given. */
    int handedOn() {
        return handedOn;
    }

    private void add(Step step) {
        step.exchange().ifPresent(this::add);
        Noted.read(step).ifPresent(this::add);
    }

    private void add(Exchange exchange) {
        if (exchange instanceof Exchange.Asked asked) {
            asked.shown().ifPresent(read::addAll);
        }
        if (exchange instanceof Exchange.Answered(var by, var _, var said, var _)) {
            if (by.equals(author)) {
                answers++;
                turns.add(new Turn.Assistant(said.text(), named(said.calls())));
                position = new Position.Answered(said);
            } else if (position instanceof Position.Ready(var finished)) {
                position = new Position.Judged(finished, said);
            }
        }
    }

    /**
     * The calls of one answer under names of our own: what one provider, or a model that was talked into it, makes up for
     * an id or a tool is refused by the next one, and with it the whole conversation.
     */
    private List<ToolCall> named(List<ToolCall> calls) {
        ids.clear();
        List<ToolCall> named = new ArrayList<>();
        for (ToolCall call : calls) {
            ids.put(call.id(), "call_" + answers + "_" + (ids.size() + 1));
            named.add(new ToolCall(id(call.id()), tool(call.tool()), call.arguments(), call.malformed()));
        }
        return named;
    }

    private String id(String theirs) {
        return ids.getOrDefault(theirs, theirs);
    }

    private static String tool(String theirs) {
        String plain = UNFIT.matcher(theirs).replaceAll("_");
        return plain.isEmpty() ? "none" : plain.substring(0, Math.min(plain.length(), LONGEST_TOOL));
    }

    private void add(Noted noted) {
        switch (noted) {
            case Noted.Acted acted -> {
                acted.results()
                        .forEach(result -> turns.add(
                                new Turn.ToolResult(id(result.callId()), tool(result.tool()), result.text())));
                handedOn += (int)
                        acted.results().stream().filter(Acting::isHandedOn).count();
                drafts.putAll(acted.drafts());
                acted.dropped().forEach(drafts::remove);
                read.addAll(acted.read());
                position = acted.finished()
                        .<Position>map(Position.Ready::new)
                        .or(() -> acted.answer().map(Position.Ends::new))
                        .orElse(new Position.Begins());
            }
            case Noted.Findings(var checker, var text, var callId) -> {
                rejections += checker ? 1 : 0;
                read.add(checker ? "checker" : "checks");
                turns.add(callId.<Turn>map(id -> new Turn.ToolResult(id(id), Tools.FINISH, text))
                        .orElseGet(() -> new Turn.User(text)));
                position = new Position.Begins();
            }
        }
    }

    /** The new texts by target. */
    SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        drafts.forEach((target, drafted) -> texts.put(target, drafted.text()));
        return texts;
    }
}
