package mupot.kernel.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.Canon;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.charter.Charters;
import mupot.kernel.charter.HeldCharters;
import mupot.kernel.connector.ActionTable;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.org.Agent;
import mupot.kernel.org.PotRecord;
import mupot.kernel.stop.Stops;
import mupot.kernel.task.Filed;

/**
 * Everything that is known of one opened proposal, read at this moment in two trips. All but the body is authority
 * data; of the body only one with the pinned hash counts.
 */
record Dossier(
        Held<GateState> gate,
        Held<PotRecord> pot,
        Optional<Held<GatePolicy>> policy,
        HeldCharters charters,
        Optional<ProposalBody> body,
        Optional<Held<Connection>> connection,
        Optional<Filed> filed,
        Optional<Agent> agent,
        List<AgentId> assigned,
        Optional<Edited> edited,
        boolean withdrawn) {

    /** What stands, and whatever else was asked for on the first trip. */
    record Read(Optional<Dossier> dossier, Found first) {}

    static Read read(Book book, ProposalId id, List<Ref<?>> more) {
        List<Ref<?>> refs = new ArrayList<>(more);
        refs.addAll(List.of(
                Refs.gate(id), Refs.proposal(id), Refs.withdrawn(id), Refs.edited(id), Refs.pot(), Refs.policy()));
        Found first = book.findAll(refs);
        Optional<Held<GateState>> gate = first.get(Refs.gate(id));
        Optional<Held<PotRecord>> pot = first.get(Refs.pot());
        if (gate.isEmpty() || pot.isEmpty()) {
            return new Read(Optional.empty(), first);
        }
        return new Read(Optional.of(read(book, gate.get(), pot.get(), first)), first);
    }

    private static Dossier read(Book book, Held<GateState> gate, Held<PotRecord> pot, Found first) {
        GateState state = gate.value();
        Optional<ProposalBody> body = first.get(Refs.proposal(state.proposal())).map(Held::value);
        List<Ref<?>> refs = new ArrayList<>(
                List.of(Refs.connection(state.connection()), Refs.filed(state.task()), Refs.cancelled(state.task())));
        refs.add(Refs.agent(state.squad(), state.agent()));
        refs.add(Refs.assigned(state.task()));
        refs.addAll(Charters.refs(state.squad()));
        Found second = book.findAll(refs);
        return new Dossier(
                gate,
                pot,
                first.get(Refs.policy()),
                HeldCharters.among(second, state.squad()),
                body,
                second.get(Refs.connection(state.connection())),
                second.get(Refs.filed(state.task())).map(Held::value),
                second.get(Refs.agent(state.squad(), state.agent())).map(Held::value),
                second.get(Refs.assigned(state.task()))
                        .map(held -> held.value().agents())
                        .orElse(List.of()),
                first.get(Refs.edited(state.proposal())).map(Held::value),
                first.isThere(Refs.withdrawn(state.proposal()))
                        || second.get(Refs.cancelled(state.task())).isPresent());
    }

    /** So that a change holds only while the pot's policy and the charters are the ones that were read. */
    Changes underPolicy(Changes changes) {
        return charters.unchangedIn(policy.map(changes::same).orElseGet(() -> changes.missing(Refs.policy())));
    }

    /** Why the charters forbid it, as they are now; empty: they don't. */
    Optional<String> forbidden(Book book) {
        return body.flatMap(it -> forbidden(book, it.payload()));
    }

    /** The same of another payload in its place. */
    Optional<String> forbidden(Book book, Payload payload) {
        return connection.flatMap(it -> new Forbidden(charters.values(), it.value(), payload).why(book));
    }

    /** Of whichever agent it may be: a task may have gone from one to another. */
    Stops stops() {
        return Stops.of(state(), assigned, filed.map(Filed::above).orElse(List.of()));
    }

    GateState state() {
        return gate.value();
    }

    /** The stored body is the one that keeper pinned. */
    boolean asPinned(Canon canon) {
        return body.filter(it -> state().pins(canon, it)).isPresent();
    }

    /** Who may decide, by what holds now; empty if what the proposal stands on is gone or belongs elsewhere. */
    Optional<Electorate> electorate() {
        if (body.isEmpty() || connection.isEmpty() || filed.isEmpty()) {
            return Optional.empty();
        }
        Connection site = connection.get().value();
        if (!site.scope().equals(filed.get().scope())
                || !body.get().payload().connector().equals(site.id())) {
            return Optional.empty();
        }
        return ActionTable.classOf(site.kind(), body.get().payload())
                .map(actionClass ->
                        Risk.of(actionClass, body.get().payload().changes().size()))
                .map(risk -> new Electorate(
                        site.scope(),
                        risk,
                        authors(filed.get()),
                        accountable(),
                        policy.map(Held::value).orElse(GatePolicy.USUAL).approvals(risk)));
    }

    /** None if nobody answers for the agent that it names. */
    private List<MemberId> accountable() {
        List<MemberId> accountable = new ArrayList<>();
        agent.ifPresent(it -> {
            accountable.add(it.accountable());
            accountable.addAll(state().answering());
        });
        return accountable.stream().distinct().toList();
    }

    /** Who filed its task and who edited it count whatever the gate's state says. */
    private List<MemberId> authors(Filed by) {
        List<MemberId> authors = new ArrayList<>(state().authors());
        authors.add(by.creator());
        edited.ifPresent(it -> authors.addAll(it.editors()));
        return authors.stream().distinct().toList();
    }
}
