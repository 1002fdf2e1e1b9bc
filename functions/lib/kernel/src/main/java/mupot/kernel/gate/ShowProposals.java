package mupot.kernel.gate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Listed;
import mupot.kernel.book.Paging;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Section;
import mupot.kernel.channel.PinnedChange;
import mupot.kernel.id.Brief;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.org.AcrossSquads;
import mupot.kernel.org.EverySquad;
import mupot.kernel.org.Squad;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Refusal;
import mupot.kernel.task.Conversation;
import mupot.kernel.task.Note;
import mupot.kernel.task.Task;

/** Lists and shows proposals to those who may see them; for anyone else they don't exist. */
public record ShowProposals(Book book, Canon canon, Rendering rendering, Visitor visitor, Clock clock) {

    public static final String WAITING = "Pending";
    private static final int BATCH = 20;

    /** So often one call looks further; then it gives what it has. */
    private static final int ROUNDS = 10;

    private static final Refusal TOO_MUCH =
            new Refusal(Refusal.Code.AMBIGUOUS, "There is too much here to look through. Use the whole id.");

    /**
     * @param squad only its proposals; empty: of all squads that are seen
     * @param state as {@link ProposalView#state} spells it
     */
    public Listed<ProposalView> list(Actor actor, Optional<Squad> squad, String state, Paging paging) {
        List<Squad> squads = squad.filter(it -> Policy.sees(actor, Query.LIST_PROPOSALS, it.scope()))
                .map(List::of)
                .orElseGet(
                        () -> squad.isPresent() ? List.of() : new EverySquad(book).seenBy(actor, Query.LIST_PROPOSALS));
        return state.equals(WAITING)
                ? waiting(squads, paging)
                : new AcrossSquads(squads).read(paging, (one, part) -> others(one, state, part));
    }

    /** The escalated ones of all squads come first. */
    private Listed<ProposalView> waiting(List<Squad> squads, Paging paging) {
        List<ProposalView> views = new ArrayList<>();
        Optional<String> after = paging.after();
        for (String turn : List.of(Kinds.ESCALATED, Kinds.WAITING)) {
            if (after.isEmpty() || after.get().startsWith(turn)) {
                int room = paging.limit() - views.size();
                if (room == 0) {
                    return new Listed<>(views, Optional.of(turn));
                }
                Optional<String> inner =
                        after.map(it -> it.substring(turn.length())).filter(it -> !it.isEmpty());
                Listed<ProposalView> some =
                        new AcrossSquads(squads).read(new Paging(inner, room), (one, part) -> waiting(one, turn, part));
                views.addAll(some.items());
                if (some.next().isPresent()) {
                    return new Listed<>(views, some.next().map(it -> turn + it));
                }
                after = Optional.empty();
            }
        }
        return new Listed<>(views, Optional.empty());
    }

    /** By the whole id, or by an ending of it that is unique among what the actor may see. */
    public Answer<ProposalView> show(Actor actor, String named) {
        return meant(actor, named).as(this::whole);
    }

    /** Its before and after as one page for a browser, as {@link #show} finds it. */
    public Answer<Compared> compare(Actor actor, String named) {
        return meant(actor, named).then(view -> comparison(view)
                .map(it -> Answer.given(
                        new Compared(view.gate().proposal(), view.gate().payloadHash(), visitor.page(it))))
                .orElseGet(() -> Answer.refused(
                        Refusal.Code.CHANGED, "What is stored is not what was pinned: there is nothing to compare.")));
    }

    private Answer<ProposalView> meant(Actor actor, String named) {
        return find(actor, named).then(id -> views(List.of(id)).stream()
                .filter(view ->
                        Policy.sees(actor, Query.SHOW_PROPOSAL, view.gate().scope()))
                .findFirst()
                .map(Answer::given)
                .orElseGet(() -> Answer.refused(Refusal.notFound("proposal"))));
    }

    /** Nothing of it is the worker's word. */
    private Optional<Visitor.Comparison> comparison(ProposalView view) {
        String site = view.site().map(it -> it.name() + ", " + it.origin()).orElse("connected no more");
        GateState gate = view.gate();
        return view.body().flatMap(body -> new PinnedChange(book, canon, rendering)
                .texts(body.payload())
                .map(texts -> new Visitor.Comparison(
                        Brief.of(gate.proposal()),
                        gate.payloadHash().value(),
                        site,
                        body.payload().action(),
                        texts)));
    }

    /** Which proposal someone means. */
    private Answer<ProposalId> find(Actor actor, String named) {
        try {
            return Answer.given(new ProposalId(named.strip()));
        } catch (IllegalArgumentException notWhole) {
            return ending(actor, named).then(meant -> switch (meant.size()) {
                case 0 -> Answer.refused(Refusal.notFound("proposal"));
                case 1 -> Answer.given(meant.getFirst());
                default ->
                    Answer.refused(Refusal.Code.AMBIGUOUS, "More than one proposal ends so. Use more of its id.");
            });
        }
    }

    private Answer<List<ProposalId>> ending(Actor actor, String named) {
        List<ProposalId> meant = new ArrayList<>();
        int rounds = 0;
        for (Squad squad : new EverySquad(book).seenBy(actor, Query.SHOW_PROPOSAL)) {
            Optional<String> after = Optional.empty();
            do {
                if (rounds++ == ROUNDS) {
                    return Answer.refused(TOO_MUCH);
                }
                Listed<Held<Task>> tasks = tasks(squad, new Paging(after, Paging.MOST));
                tasks.items().stream()
                        .flatMap(task -> task.value().proposals().stream())
                        .filter(id -> Brief.means(named, id))
                        .forEach(meant::add);
                after = tasks.next();
            } while (after.isPresent());
        }
        return Answer.given(meant);
    }

    private Listed<ProposalView> waiting(Squad squad, String turn, Paging paging) {
        Listed<Held<GateState>> page = Listed.read(
                book,
                Section.of(Kinds.PENDING, squad.id().value(), turn),
                paging,
                entry -> Refs.gate(new ProposalId(entry.value().id())),
                gate -> gate.fate() instanceof GateState.Fate.Pending
                        && isOf(squad).test(gate)
                        && !overdue(gate));
        return new Listed<>(
                views(page.items().stream().map(held -> held.value().proposal()).toList()), page.next());
    }

    /** Task by task, the newest first; a page may be shorter or a little longer than asked. */
    private Listed<ProposalView> others(Squad squad, String state, Paging paging) {
        List<ProposalView> views = new ArrayList<>();
        Optional<String> after = paging.after();
        int rounds = 0;
        do {
            Listed<Held<Task>> tasks = tasks(squad, new Paging(after, BATCH));
            List<Task> some = tasks.items().stream().map(Held::value).toList();
            views(some.stream()
                            .flatMap(task -> task.proposals().stream())
                            .distinct()
                            .toList())
                    .stream()
                    .filter(view -> view.state().equals(state)
                            && isOf(squad).test(view.gate())
                            && some.stream().anyMatch(task -> isOf(task, view.gate())))
                    .forEach(views::add);
            after = tasks.next();
        } while (after.isPresent() && views.size() < paging.limit() && ++rounds < ROUNDS);
        return new Listed<>(views, after);
    }

    private static boolean isOf(Task task, GateState gate) {
        return task.id().equals(gate.task()) && task.proposals().contains(gate.proposal());
    }

    private Listed<Held<Task>> tasks(Squad squad, Paging paging) {
        return Listed.read(
                book,
                Section.of(Kinds.TASKS, squad.id().value()).backwards(),
                paging,
                entry -> Refs.task(new TaskId(entry.value().id())),
                task -> task.squad().equals(squad.id()));
    }

    private List<ProposalView> views(List<ProposalId> ids) {
        List<ProposalView> views = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<ProposalId> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            List<Ref<?>> refs = new ArrayList<>(List.of(Refs.policy()));
            some.forEach(id -> refs.addAll(List.of(Refs.gate(id), Refs.proposal(id), Refs.outcome(id))));
            Found found = book.findAll(refs);
            List<GateState> gates = some.stream()
                    .flatMap(id -> found.get(Refs.gate(id)).stream())
                    .map(Held::value)
                    .toList();
            Found sites = book.findAll(gates.stream()
                    .map(gate -> Refs.connection(gate.connection()))
                    .distinct()
                    .toList());
            gates.forEach(gate -> views.add(view(gate, found, sites)));
        }
        return views;
    }

    private ProposalView view(GateState gate, Found found, Found sites) {
        Optional<ProposalBody> body =
                found.get(Refs.proposal(gate.proposal())).map(Held::value).filter(it -> gate.pins(canon, it));
        Optional<String> effect = found.get(Refs.outcome(gate.proposal()))
                .map(held -> held.value().effect())
                .or(() -> gate.fate() instanceof GateState.Fate.Approved(var claimed)
                        ? Optional.of(claimed)
                        : Optional.empty())
                .map(ShowProposals::spelled);
        return new ProposalView(
                gate,
                overdue(gate) ? "Expired" : gate.fate().spelled(),
                effect,
                Progress.of(book, gate, GatePolicy.among(found), clock.instant()),
                sites.get(Refs.connection(gate.connection())).map(Held::value),
                body,
                List.of(),
                Optional.empty(),
                List.of());
    }

    private ProposalView whole(ProposalView view) {
        var pinned = new PinnedChange(book, canon, rendering);
        Optional<List<TextChange>> texts = view.body().flatMap(body -> pinned.texts(body.payload()));
        GateState gate = view.gate();
        List<Note> talk = Conversation.about(book, gate.task(), gate.proposal()).notes();
        return new ProposalView(
                gate,
                view.state(),
                view.effect(),
                view.progress(),
                view.site(),
                view.body(),
                talk,
                texts.map(pinned::diff),
                texts.orElse(List.of()).stream()
                        .map(change -> SeenChange.of(change, visitor, rendering))
                        .toList());
    }

    private boolean overdue(GateState gate) {
        return gate.fate() instanceof GateState.Fate.Pending && !clock.instant().isBefore(gate.expiresAt());
    }

    private static Predicate<GateState> isOf(Squad squad) {
        return gate -> gate.squad().equals(squad.id());
    }

    private static String spelled(GateState.Effect effect) {
        String name = effect.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
