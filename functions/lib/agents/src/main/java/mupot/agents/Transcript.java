package mupot.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mupot.kernel.id.AgentId;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.Turn;
import mupot.kernel.run.Exchange;
import mupot.kernel.run.Step;

/** A journal as the conversation and the drafts that it amounts to. */
final class Transcript {

    private final AgentId author;
    private final List<Turn> turns = new ArrayList<>();
    private final SortedMap<String, Noted.Drafted> drafts = new TreeMap<>();
    private final SortedSet<String> read = new TreeSet<>();
    private Position position = new Position.Begins();
    private int answers;
    private int rejections;

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
                turns.add(new Turn.Assistant(said.text(), said.calls()));
                position = new Position.Answered(said);
            } else if (position instanceof Position.Ready(var finished)) {
                position = new Position.Judged(finished, said);
            }
        }
    }

    private void add(Noted noted) {
        switch (noted) {
            case Noted.Acted acted -> {
                acted.results()
                        .forEach(result ->
                                turns.add(new Turn.ToolResult(result.callId(), result.tool(), result.text())));
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
                turns.add(callId.<Turn>map(id -> new Turn.ToolResult(id, Tools.FINISH, text))
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

    /** The draft of a target, if there is one. */
    Optional<Noted.Drafted> draft(String target) {
        return Optional.ofNullable(drafts.get(target));
    }

    Map<String, Noted.Drafted> draftsByTarget() {
        return Map.copyOf(drafts);
    }
}
