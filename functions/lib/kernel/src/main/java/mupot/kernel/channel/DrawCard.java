package mupot.kernel.channel;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Payload;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GatePolicy;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Progress;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.Rendering;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.Brief;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.Stops;
import mupot.kernel.task.Conversation;
import mupot.kernel.task.Filed;
import mupot.kernel.task.ReopenTask;
import mupot.kernel.task.Task;

/**
 * Draws a task's card from what stands now. What a worker wrote is shown as its claim; what was decided and fired, and
 * whose squad it is, comes from authority.
 */
public record DrawCard(Book book, Canon canon, Rendering rendering, Clock clock) {

    private static final int MAX_NOTES = 8;
    private static final int MAX_NAMES = 3;
    private static final int MAX_SOURCES = 4;
    private static final int LONGEST_SOURCE = 36;

    private static final List<String> AGENTS = List.of("agent:", "checker", "memory:");

    /**
     * A card, and what it is about.
     *
     * @param swapped the proposal whose stored body or snapshot is not what was pinned; nobody is asked to decide it
     */
    public record Drawn(Filed filed, Card card, Optional<GateState> swapped) {}

    /** Empty: there is no such task. */
    public Optional<Drawn> draw(TaskId id) {
        Found found = book.findAll(List.of(Refs.task(id), Refs.filed(id), Refs.assigned(id)));
        Optional<Filed> filed = found.get(Refs.filed(id)).map(Held::value);
        List<AgentId> agents = new ArrayList<>(
                found.get(Refs.assigned(id)).map(it -> it.value().agents()).orElse(List.of()));
        return found.get(Refs.task(id)).map(Held::value).flatMap(task -> {
            task.assignee().ifPresent(agents::add);
            return filed.map(by -> draw(task, by, agents));
        });
    }

    /** @param agents who may be stopped, so that it is held */
    private Drawn draw(Task task, Filed filed, List<AgentId> agents) {
        Optional<ProposalId> newest = task.proposals().isEmpty()
                ? Optional.empty()
                : Optional.of(task.proposals().getLast());
        Stops stops = Stops.of(filed, agents);
        List<Ref<?>> refs = new ArrayList<>(stops.refs());
        refs.add(Refs.policy());
        refs.addAll(refs(task, filed, newest));
        Found found = book.findAll(refs);
        Optional<GateState> gate = newest.flatMap(id -> found.get(Refs.gate(id)))
                .map(Held::value)
                .filter(state -> state.task().equals(task.id()) && state.squad().equals(filed.squad()));
        Optional<StopFlag> stop = gate.filter(state -> state.undoes().isPresent())
                .map(state -> Stops.of(state, List.of(), filed.above()))
                .orElse(stops)
                .among(found)
                .map(Held::value);
        Optional<ProposalBody> body = gate.flatMap(state -> found.get(Refs.proposal(state.proposal())))
                .map(Held::value);
        Optional<EffectOutcome> outcome =
                gate.flatMap(state -> found.get(Refs.outcome(state.proposal()))).map(Held::value);
        boolean withdrawn =
                newest.filter(id -> found.isThere(Refs.withdrawn(id))).isPresent();
        boolean asked = gate.isPresent()
                && !withdrawn
                && open(gate.get())
                && !task.state().over();
        Optional<Card.Decision> decision =
                asked ? new PinnedChange(book, canon, rendering).decision(gate.get(), body) : Optional.empty();
        boolean swapped = asked && decision.isEmpty();
        Optional<Progress> progress = gate.filter(_ -> asked)
                .flatMap(state -> Progress.of(book, state, GatePolicy.among(found), clock.instant()));
        StateInWords words = StateInWords.of(task.state(), gate, progress, outcome, stop);
        var card = new Card(
                task.id(),
                task.title(),
                agent(task, filed, found),
                words.state(),
                swapped
                        ? "What is stored is not what was pinned: nobody can decide this. An owner should look."
                        : nudged(gate.filter(_ -> asked)) + words.why() + wayOn(task, gate, stop),
                notes(talk(task, gate.filter(_ -> asked)), gate, body, outcome),
                decision,
                outcome.flatMap(EffectOutcome::receipt).map(Brief::of));
        return new Drawn(filed, card, swapped ? gate : Optional.empty());
    }

    /** What to type, where only a member gets it going again. */
    private static String wayOn(Task task, Optional<GateState> gate, Optional<StopFlag> stop) {
        return stop.isEmpty() && ReopenTask.opens(task, gate) ? " " + ReopenTask.how(task.id()) : "";
    }

    /** Empty: nobody was. */
    private String nudged(Optional<GateState> waiting) {
        return waiting.map(gate -> switch (gate.nudging().done()) {
                    case NONE -> "";
                    case REMINDED ->
                        "Waiting for "
                                + Waited.between(gate.openedAt(), gate.nudging().at()) + "; reminded. ";
                    case ESCALATED ->
                        "Waiting for "
                                + Waited.between(gate.openedAt(), gate.nudging().at()) + "; escalated"
                                + names(gate.nudging().to()) + ". ";
                })
                .orElse("");
    }

    private String names(List<MemberId> members) {
        Found found = book.findAll(members.stream().map(Refs::member).toList());
        List<String> names = members.stream()
                .flatMap(id -> found.get(Refs.member(id)).stream())
                .map(held -> held.value().name())
                .limit(MAX_NAMES)
                .toList();
        String more = members.size() > MAX_NAMES ? " and " + (members.size() - MAX_NAMES) + " more" : "";
        return names.isEmpty() ? "" : " to " + String.join(", ", names) + more;
    }

    private static List<Ref<?>> refs(Task task, Filed filed, Optional<ProposalId> newest) {
        List<Ref<?>> refs = new ArrayList<>();
        task.assignee().ifPresent(agent -> refs.add(Refs.agent(filed.squad(), agent)));
        newest.ifPresent(
                id -> refs.addAll(List.of(Refs.gate(id), Refs.proposal(id), Refs.withdrawn(id), Refs.outcome(id))));
        return refs;
    }

    private boolean open(GateState gate) {
        return gate.fate() instanceof GateState.Fate.Pending && clock.instant().isBefore(gate.expiresAt());
    }

    private static String agent(Task task, Filed filed, Found found) {
        return task.assignee()
                .flatMap(agent -> found.get(Refs.agent(filed.squad(), agent)))
                .map(held -> held.value().name())
                .orElse("No agent yet");
    }

    /** The newest question about what waits, and what the agent said to it. */
    private List<String> talk(Task task, Optional<GateState> waiting) {
        return waiting
                .map(gate ->
                        Conversation.about(book, task.id(), gate.proposal()).newest())
                .orElse(List.of())
                .stream()
                .map(note -> note.asks()
                        ? note.by() + " asked: " + note.text()
                        : "the agent answered (its claim): " + note.text())
                .toList();
    }

    private List<String> notes(
            List<String> talk, Optional<GateState> gate, Optional<ProposalBody> body, Optional<EffectOutcome> outcome) {
        List<String> notes = new ArrayList<>(talk);
        outcome.ifPresent(it -> it.findings().forEach(finding -> notes.add("afterwards: " + finding)));
        body.ifPresent(it -> {
            boolean edited = it.editedBy().isPresent()
                    && gate.filter(state -> state.pins(canon, it)).isPresent();
            it.checks().forEach(check -> notes.add(edited ? check : "claimed by the agent: " + check));
        });
        List<String> read = body.map(ProposalBody::influences).orElse(List.of());
        int most = read.isEmpty() ? MAX_NOTES : MAX_NOTES - 1;
        List<String> some = new ArrayList<>(notes.subList(0, Math.min(notes.size(), most)));
        if (notes.size() > most) {
            some.set(most - 1, "and " + (notes.size() - most + 1) + " notes more, with the proposal itself");
        }
        if (!read.isEmpty()) {
            some.add(read(read, body.map(ProposalBody::payload)));
        }
        return some;
    }

    /** However much was read or noted: that it was, and what of it weighs most, has its place on the card. */
    private static String read(List<String> influences, Optional<Payload> payload) {
        Set<String> changed = payload.map(Payload::changes).orElse(List.of()).stream()
                .map(Payload.Change::target)
                .collect(Collectors.toSet());
        String first = influences.stream()
                .sorted(Comparator.comparing(source -> weight(source, changed)))
                .limit(MAX_SOURCES)
                .map(source -> source.length() <= LONGEST_SOURCE ? source : source.substring(0, LONGEST_SOURCE) + "…")
                .collect(Collectors.joining(", "));
        int more = influences.size() - MAX_SOURCES;
        return "the agent had read: " + first + (more > 0 ? " and " + more + " more" : "");
    }

    /** What other agents wrote is named first, then other pages; those that are changed are to be seen anyway. */
    private static int weight(String source, Set<String> changed) {
        if (AGENTS.stream().anyMatch(source::startsWith)) {
            return 0;
        }
        return changed.contains(source.substring(source.indexOf(':') + 1)) ? 2 : 1;
    }
}
