package mupot.kernel.task;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import mupot.kernel.book.Book;
import mupot.kernel.book.ByEnding;
import mupot.kernel.book.Entry;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Page;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Section;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GateState;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.org.EverySquad;
import mupot.kernel.org.Squad;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Refusal;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.Stops;

/** Lists and shows tasks to those who may see them; for anyone else they don't exist. */
public record ShowTasks(Book book, Clock clock) {

    private static final int BATCH = 100;
    private static final int NOTES = 20;

    /** How a task's state can be spelled. */
    public static final Set<String> STATES = Set.of(
            "Open",
            "Working",
            "Checking",
            "AwaitingVerdict",
            "Firing",
            "Done",
            "Waiting",
            "Cancelled",
            "Failed",
            "Stopped");

    /** @param next go on behind this; empty: that was all */
    public record Listed(List<TaskView> items, Optional<String> next) {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /** One task, or why not. */
    public sealed interface Shown {

        record One(TaskView view) implements Shown {}

        record Refused(Refusal refusal) implements Shown {}
    }

    /**
     * A squad's tasks, the newest first.
     *
     * @param state as {@link TaskView#state} spells it; empty: all
     * @param limit 1 to 100; a page may be shorter though more follow
     */
    public Listed list(Actor actor, Squad squad, Optional<String> state, Optional<String> after, int limit) {
        if (!Policy.sees(actor, Query.LIST_TASKS, squad.scope())) {
            return new Listed(List.of(), Optional.empty());
        }
        Section<Entry> section = Section.of(Kinds.TASKS, squad.id().value()).backwards();
        Page<Entry> page = book.page(section, after, limit);
        List<TaskId> ids =
                page.items().stream().map(held -> new TaskId(held.value().id())).toList();
        List<TaskView> views = views(actor, ids).stream()
                .filter(view -> state.isEmpty() || state.get().equals(view.state()))
                .toList();
        return new Listed(views, page.next());
    }

    /** A task by its id, or by an ending of it that is unique among what the actor may see. */
    public Shown show(Actor actor, String named) {
        return switch (find(actor, named)) {
            case Meant.Refused(var refusal) -> new Shown.Refused(refusal);
            case Meant.This(var id) -> {
                List<TaskView> views = views(actor, List.of(id));
                yield views.isEmpty()
                        ? new Shown.Refused(Refusal.notFound("task"))
                        : new Shown.One(withNotes(views.getFirst()));
            }
        };
    }

    /** Which task someone means. */
    public sealed interface Meant {

        record This(TaskId id) implements Meant {}

        record Refused(Refusal refusal) implements Meant {}
    }

    public Meant find(Actor actor, String named) {
        try {
            return new Meant.This(new TaskId(named.strip()));
        } catch (IllegalArgumentException e) {
            List<Section<Entry>> sections = new EverySquad(book)
                    .seenBy(actor, Query.SHOW_TASK).stream()
                            .map(squad -> Section.of(Kinds.TASKS, squad.id().value()))
                            .toList();
            return switch (new ByEnding(book).find("task", named, sections)) {
                case Answer.Given<Held<Entry>>(var entry) ->
                    new Meant.This(new TaskId(entry.value().id()));
                case Answer.Refused<Held<Entry>>(var refusal) -> new Meant.Refused(refusal);
            };
        }
    }

    /** In the given order; who may see them is judged by where they were filed. */
    private List<TaskView> views(Actor actor, List<TaskId> ids) {
        return views(ids, filed -> Policy.sees(actor, Query.SHOW_TASK, filed.scope()));
    }

    /** @param wanted judges by where a task was filed, not by where it claims to be */
    List<TaskView> views(List<TaskId> ids, Predicate<Filed> wanted) {
        List<Known> tasks = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH / 2) {
            List<TaskId> some = ids.subList(from, Math.min(ids.size(), from + BATCH / 2));
            List<Ref<?>> refs = new ArrayList<>();
            some.forEach(id -> refs.addAll(List.of(Refs.task(id), Refs.filed(id))));
            Found found = book.findAll(refs);
            for (TaskId id : some) {
                found.get(Refs.filed(id))
                        .filter(filed -> wanted.test(filed.value()))
                        .flatMap(filed -> found.get(Refs.task(id)).map(task -> new Known(task.value(), filed.value())))
                        .ifPresent(tasks::add);
            }
        }
        return together(tasks);
    }

    private record Known(Task task, Filed filed) {

        Stops stops() {
            return Stops.of(task.squad(), task.assignee(), task.id(), filed.above());
        }
    }

    /** As many of them in one trip as fit. */
    private List<TaskView> together(List<Known> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<TaskView> views = new ArrayList<>();
        List<Known> some = new ArrayList<>();
        Set<Ref<?>> refs = new HashSet<>();
        for (Known task : tasks) {
            Set<Ref<?>> more = new HashSet<>(refs);
            more.addAll(refs(task));
            if (more.size() > BATCH && !some.isEmpty()) {
                Found found = book.findAll(refs);
                some.forEach(one -> views.add(view(one, found)));
                some.clear();
                more = refs(task);
            }
            some.add(task);
            refs = more;
        }
        Found found = book.findAll(refs);
        some.forEach(one -> views.add(view(one, found)));
        return views;
    }

    private static Set<Ref<?>> refs(Known one) {
        Set<Ref<?>> refs = new HashSet<>(one.stops().refs());
        for (ProposalId proposal : one.task().proposals()) {
            refs.add(Refs.gate(proposal));
            refs.add(Refs.outcome(proposal));
        }
        return refs;
    }

    private TaskView view(Known one, Found found) {
        Task task = one.task();
        Optional<ProposalId> last = task.proposals().isEmpty()
                ? Optional.empty()
                : Optional.of(task.proposals().getLast());
        Optional<GateState> gate = last.flatMap(id -> found.get(Refs.gate(id)))
                .map(Held::value)
                .filter(state -> state.task().equals(task.id()));
        Optional<EffectOutcome> outcome =
                last.flatMap(id -> found.get(Refs.outcome(id))).map(Held::value);
        Optional<StopFlag> stop = gate.filter(state -> state.undoes().isPresent())
                .map(state -> Stops.of(state, List.of(), one.filed().above()))
                .orElse(one.stops())
                .among(found)
                .map(Held::value);
        ShownState shown = ShownState.of(task, gate, outcome, stop, clock.instant());
        List<TaskView.OfProposal> proposals =
                task.proposals().stream().map(id -> proposal(id, found)).toList();
        return new TaskView(task, shown.state(), shown.why(), shown.until(), proposals, List.of());
    }

    private static TaskView.OfProposal proposal(ProposalId id, Found found) {
        Optional<GateState> gate = found.get(Refs.gate(id)).map(Held::value);
        Optional<String> effect = gate.map(GateState::fate)
                .filter(GateState.Fate.Approved.class::isInstance)
                .map(fate -> ((GateState.Fate.Approved) fate).effect().name());
        return new TaskView.OfProposal(id, gate.map(one -> one.fate().spelled()).orElse("Proposed"), effect);
    }

    private TaskView withNotes(TaskView view) {
        List<Note> notes = book.page(Refs.notes(view.task().id()).backwards(), Optional.empty(), NOTES).items().stream()
                .map(Held::value)
                .toList();
        return new TaskView(view.task(), view.state(), view.why(), view.until(), view.proposals(), notes);
    }
}
