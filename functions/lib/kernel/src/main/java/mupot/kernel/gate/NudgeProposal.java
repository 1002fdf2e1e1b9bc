package mupot.kernel.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Entry;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Page;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Section;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.people.Member;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.Stops;

/**
 * Brings a proposal to mind that waits for verdicts: first a reminder, then those above are asked. Does what the state
 * asks for at this moment, each once; decides nothing, and whoever is asked has no other rights than before.
 */
public record NudgeProposal(Book book, Receipts receipts) {

    private static final int TRIES = 5;
    private static final int PAGE = 100;

    /** Among so many members those above are looked for; a larger pot finds them by its list of members. */
    private static final int PAGES = 10;

    private static final int NAMED = 20;

    /** What came of it. */
    public enum Nudged {
        REMINDED,
        ESCALATED,
        /** Its time hasn't come, it was done, the proposal waits no more, or only for a stop to end. */
        NOTHING,
        /** It kept changing; a later look tries again. */
        AGAIN
    }

    public Nudged nudge(ProposalId id) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Held<GateState>> gate = book.find(Refs.gate(id));
            Optional<Nudging.Nudge> asked = gate.flatMap(held -> asked(held.value()));
            if (gate.isEmpty() || asked.isEmpty()) {
                return Nudged.NOTHING;
            }
            boolean escalates = asked.get() == Nudging.Nudge.ESCALATED;
            Changes changes = escalates ? escalated(gate.get()) : reminded(gate.get());
            if (book.commit(changes) instanceof Committed.Done) {
                return escalates ? Nudged.ESCALATED : Nudged.REMINDED;
            }
        }
        return Nudged.AGAIN;
    }

    /** What the state asks for now. */
    private Optional<Nudging.Nudge> asked(GateState state) {
        Instant now = now();
        if (!(state.fate() instanceof GateState.Fate.Pending(var decidedBy)) || !now.isBefore(state.expiresAt())) {
            return Optional.empty();
        }
        return state.nudging().asked(now).filter(_ -> !onlyWaitsForTheEndOfAStop(state, decidedBy));
    }

    /**
     * Keeper reads no verdict. What still waits although someone decided it isn't decided for the gate, which looks at
     * once: unless it is stopped, and someone's verdict counts by their rank at a risk that takes no more than one.
     */
    private boolean onlyWaitsForTheEndOfAStop(GateState state, List<MemberId> decidedBy) {
        if (decidedBy.isEmpty() || state.risk() == Risk.HIGH || !isStopped(state)) {
            return false;
        }
        Found found =
                book.findAll(decidedBy.stream().distinct().map(Refs::member).toList());
        return decidedBy.stream()
                .flatMap(member -> found.get(Refs.member(member)).stream())
                .anyMatch(held -> held.value()
                        .held()
                        .rankOn(state.scope())
                        .filter(rank -> rank.atLeast(state.risk().command().least()))
                        .isPresent());
    }

    private boolean isStopped(GateState state) {
        List<TaskId> above = book.find(Refs.filed(state.task()))
                .map(filed -> filed.value().above())
                .orElse(List.of());
        return Stops.of(state, List.of(), above).over(book).isPresent();
    }

    private Changes reminded(Held<GateState> gate) {
        return nudged(gate, gate.value().nudging().reminded(now()), receipts.bySystem("keeper"), "remind");
    }

    private Changes escalated(Held<GateState> gate) {
        GateState state = gate.value();
        List<MemberId> admins = holding(Rank.ADMIN, state.scope());
        Rank rank = admins.isEmpty() ? Rank.OWNER : Rank.ADMIN;
        List<MemberId> above = admins.isEmpty() ? holding(Rank.OWNER, state.scope()) : admins;
        List<MemberId> whom = above.stream().limit(NAMED).toList();
        Receipts.Draft receipt = receipts.bySystem("keeper").made("rank", rank.spelled());
        whom.forEach(member -> receipt.made("to", member.value()));
        return nudged(gate, state.nudging().escalated(now(), whom), receipt, "escalate");
    }

    private Changes nudged(Held<GateState> gate, Nudging after, Receipts.Draft receipt, String word) {
        GateState state = gate.value();
        return Changes.begin()
                .replace(gate, state.nudged(after))
                .receipt(receipt.changed("nudge", spelled(state.nudging()), spelled(after))
                        .why("It waits for a verdict since " + state.openedAt() + ".")
                        .of("proposal." + word, state.proposal().value(), state.scope()))
                .hint(new Hint(
                        Hint.About.CARD, state.task().value(), state.squad().value()))
                .hint(new Hint(
                        Hint.About.NUDGE,
                        state.proposal().value(),
                        state.squad().value()));
    }

    private Instant now() {
        return receipts.clock().instant();
    }

    /** Whose rank on the scope is exactly this one, and who isn't suspended. */
    private List<MemberId> holding(Rank rank, Scope scope) {
        List<MemberId> holding = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int i = 0; i < PAGES && (i == 0 || after.isPresent()); i++) {
            Page<Entry> page = book.page(Section.of(Kinds.MEMBERS, Kinds.ALL), after, PAGE);
            Found found = book.findAll(page.items().stream()
                    .map(entry -> Refs.member(new MemberId(entry.value().id())))
                    .toList());
            page.items().stream()
                    .flatMap(entry ->
                            found.get(Refs.member(new MemberId(entry.value().id()))).stream())
                    .map(Held::value)
                    .filter(member -> holds(member, rank, scope))
                    .map(Member::id)
                    .forEach(holding::add);
            after = page.next();
        }
        return holding;
    }

    private static boolean holds(Member member, Rank rank, Scope scope) {
        return member.held().rankOn(scope).equals(Optional.of(rank));
    }

    private static String spelled(Nudging nudging) {
        return nudging.done().name().toLowerCase(Locale.ROOT);
    }
}
