package mupot.kernel.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Page;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.charter.Charters;
import mupot.kernel.connector.ActionClass;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.org.Agent;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Incidents;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.task.Filed;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;

/**
 * Pins what an agent proposed and lets it wait for verdicts. Squad and creator come from who filed the task, scope from
 * the connection, risk from the action table; nothing is taken from the body but the payload and whom it speaks of.
 */
public record OpenProposal(Book book, Canon canon, Receipts receipts) {

    private static final int TRIES = 6;
    private static final int TRIES_WITH_DISPLAY = 4;
    private static final int PAGE = 100;

    /** What came of it. */
    public sealed interface Opening {

        record Opened(GateState state) implements Opening {}

        /** It stands open, or its fate is known: this hint was a copy. */
        record Already() implements Opening {}

        /** There is no such body, or its task was cancelled. */
        record Nothing() implements Opening {}

        /** The charter forbids it: it is closed before anybody decides, and its task knows why. */
        record Forbidden(String why) implements Opening {}

        /** It can't be opened; an incident is on record. */
        record Incident(String why) implements Opening {}
    }

    public Opening open(ProposalId id) {
        Found found = book.findAll(List.of(Refs.proposal(id), Refs.gate(id)));
        Optional<Held<ProposalBody>> body = found.get(Refs.proposal(id));
        Optional<Held<GateState>> gate = found.get(Refs.gate(id));
        if (body.isEmpty()) {
            return new Opening.Nothing();
        }
        if (gate.isPresent()) {
            GateState state = gate.get().value();
            return state.pins(canon, body.get().value())
                    ? new Opening.Already()
                    : incident("second-body", id, state.scope(), "another body stands under an opened proposal");
        }
        return open(id, body.get().value());
    }

    private Opening open(ProposalId id, ProposalBody body) {
        Found found = book.findAll(standsOn(body));
        if (found.get(Refs.cancelled(body.task())).isPresent()) {
            return new Opening.Nothing();
        }
        Optional<Filed> filed = found.get(Refs.filed(body.task())).map(Held::value);
        Scope scope = filed.map(Filed::scope).orElse(Scope.POT);
        Optional<Connection> connection =
                found.get(Refs.connection(body.payload().connector())).map(Held::value);
        Optional<Edited> edited = found.get(Refs.edited(id)).map(Held::value);
        if (!genuine(body, edited)) {
            return unopenable(
                    "forged-edit", body, scope, "it is not what the member left who is said to have edited it");
        }
        if (!new Reversal(body, edited).genuine(canon, found)) {
            return unopenable("forged-undo", body, scope, "it does not take back what it says it does");
        }
        if (filed.isEmpty() || !body.id().equals(id)) {
            return incident("foreign-proposal", id, scope, "the body names no filed task, or another id");
        }
        if (found.get(Refs.assigned(body.task()))
                .filter(held -> held.value().agents().contains(body.agent()))
                .isEmpty()) {
            return unopenable("foreign-agent", body, scope, "it names an agent that its task was not given to");
        }
        if (connection.isEmpty() || !connection.get().scope().equals(scope)) {
            return unopenable("foreign-connection", body, scope, "the connection is not one of the task's squad");
        }
        if (!body.payload().changes().stream().allMatch(change -> shown(change, found))) {
            return unopenable("snapshot-mismatch", body, scope, "a snapshot is missing or is not what its hash says");
        }
        Optional<ActionClass> actionClass = ActionTable.classOf(connection.get().kind(), body.payload());
        if (actionClass.isEmpty()) {
            return unopenable("unknown-action", body, scope, "the connector has no such action");
        }
        GateState state =
                state(body, filed.get(), connection.get(), actionClass.get(), GatePolicy.among(found), edited);
        Charters charters = Charters.ofSquad(book, filed.get().squad());
        return new mupot.kernel.gate.Forbidden(charters, connection.get(), body.payload())
                .why(found)
                .map(why -> forbid(state, body, why))
                .orElseGet(() -> pin(state));
    }

    private static List<Ref<?>> standsOn(ProposalBody body) {
        List<Ref<?>> refs = new ArrayList<>(List.of(
                Refs.policy(),
                Refs.edited(body.id()),
                Refs.filed(body.task()),
                Refs.cancelled(body.task()),
                Refs.assigned(body.task()),
                Refs.connection(body.payload().connector())));
        body.payload().changes().stream()
                .flatMap(change -> change.before().stream())
                .distinct()
                .map(Refs::snapshot)
                .forEach(refs::add);
        refs.addAll(Reversal.standsOn(body));
        return refs;
    }

    private static boolean shown(Payload.Change change, Found found) {
        return change.before().isEmpty()
                || found.get(Refs.snapshot(change.before().get()))
                        .filter(held -> Hash.of(held.value().text())
                                .equals(change.before().get()))
                        .isPresent();
    }

    private GateState state(
            ProposalBody body,
            Filed filed,
            Connection connection,
            ActionClass actionClass,
            GatePolicy policy,
            Optional<Edited> edited) {
        Instant now = receipts.clock().instant();
        return new GateState(
                body.id(),
                body.task(),
                filed.squad(),
                filed.department(),
                connection.id(),
                body.agent(),
                authors(filed, edited),
                answering(filed),
                canon.hashOf(body.payload()),
                canon.hashOf(body),
                Risk.of(actionClass, body.payload().changes().size()),
                now,
                now.plus(policy.life()),
                Nudging.planned(now, now.plus(policy.remindAfter()), now.plus(policy.escalateAfter())),
                new GateState.Fate.Pending(List.of()),
                body.undoes());
    }

    /** Nobody's hand is in it, or exactly the hand that the doors know of. */
    private boolean genuine(ProposalBody body, Optional<Edited> edited) {
        return edited.map(it -> body.editedBy().equals(Optional.of(it.by()))
                        && it.bodyHash().equals(canon.hashOf(body)))
                .orElse(body.editedBy().isEmpty());
    }

    /** Who asked, and everyone who edited it since. */
    private static List<MemberId> authors(Filed filed, Optional<Edited> edited) {
        Set<MemberId> authors = new LinkedHashSet<>(List.of(filed.creator()));
        edited.ifPresent(it -> authors.addAll(it.editors()));
        return List.copyOf(authors);
    }

    /**
     * Whoever answers for an agent of the squad. Its task may have gone from one to another: the one that the body names
     * may be chosen for whom it has to answer for it.
     */
    private List<MemberId> answering(Filed filed) {
        Set<MemberId> answering = new LinkedHashSet<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Agent> page = book.page(Refs.agents(filed.squad()), after, PAGE);
            page.items().forEach(held -> answering.addAll(held.value().answeringSince(filed.at())));
            after = page.next();
        } while (after.isPresent());
        return List.copyOf(answering);
    }

    private Opening pin(GateState state) {
        Changes changes = Changes.begin()
                .create(Refs.gate(state.proposal()), state)
                .missing(Refs.cancelled(state.task()))
                .receipt(receipts.bySystem("keeper")
                        .made("payloadHash", state.payloadHash().value())
                        .made("risk", state.risk().spelled())
                        .made("expires", state.expiresAt().toString())
                        .of("proposal.open", state.proposal().value(), state.scope()))
                .hint(new Hint(
                        Hint.About.CARD, state.task().value(), state.squad().value()));
        Dues.opened(state).forEach(due -> changes.put(Refs.due(due), due));
        return switch (book.commit(changes)) {
            case Committed.Done() -> new Opening.Opened(state);
            case Committed.Conflict _ -> new Opening.Already();
        };
    }

    /** Pinned all the same, so that it stays closed whatever the charter says later. */
    private Opening forbid(GateState state, ProposalBody body, String why) {
        var aftermath = new Aftermath(book, receipts, 0);
        for (int i = 0; i < TRIES; i++) {
            var display = i < TRIES_WITH_DISPLAY ? Aftermath.Display.SHOWN : Aftermath.Display.SKIPPED;
            switch (aftermath.committed(display, how -> forbidding(state, body, why, aftermath, how))) {
                case Committed.Done() -> {
                    return new Opening.Forbidden(why);
                }
                case Committed.Conflict conflict -> {
                    if (conflict.at().equals(Refs.gate(state.proposal()))) {
                        return new Opening.Already();
                    }
                }
            }
        }
        throw new IllegalStateException("the end of " + state.proposal() + " can't be recorded");
    }

    private Changes forbidding(
            GateState state, ProposalBody body, String why, Aftermath aftermath, Aftermath.Display display) {
        Closing closing = Closing.forbidden(why);
        Changes changes = Changes.begin()
                .create(Refs.gate(state.proposal()), state.with(closing.fate()))
                .receipt(receipts.bySystem("keeper")
                        .made("payloadHash", state.payloadHash().value())
                        .influences(body.influencesInShort())
                        .why(why)
                        .of(closing.action(), state.proposal().value(), state.scope()));
        return display == Aftermath.Display.SHOWN && isAwaited(body)
                ? aftermath.sentBack(changes, state, Optional.of(body), why)
                : aftermath.card(changes, state);
    }

    private boolean isAwaited(ProposalBody body) {
        return book.find(Refs.task(body.task()))
                .filter(held -> held.value().state() instanceof TaskState.AwaitingVerdict(var awaited, var _)
                        && awaited.equals(body.id()))
                .isPresent();
    }

    /** Its task does not wait for what can't come: it ends with the reason, if this is what it waits for. */
    private Opening unopenable(String what, ProposalBody body, Scope scope, String why) {
        Opening incident = incident(what, body.id(), scope, why);
        book.find(Refs.task(body.task())).ifPresent(held -> {
            Task task = held.value();
            if (task.state() instanceof TaskState.AwaitingVerdict(var awaited, var _) && awaited.equals(body.id())) {
                var failed = new TaskState.Failed("Its proposal could not be opened: " + why + ". File it again.");
                var _ = book.commit(Changes.begin()
                        .replace(held, task.in(failed))
                        .hint(new Hint(
                                Hint.About.CARD,
                                body.task().value(),
                                task.squad().value())));
            }
        });
        return incident;
    }

    private Opening incident(String what, ProposalId id, Scope scope, String why) {
        new Incidents(book, receipts).report("keeper", what, id.value(), scope, why);
        return new Opening.Incident(why);
    }
}
