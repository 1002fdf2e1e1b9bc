package mupot.kernel.receipt;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.Randoms;
import mupot.kernel.id.Ids;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ReceiptId;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Scope;

/** Writes receipts: fills in name, time and salt. */
public record Receipts(Clock clock, Ids ids, Randoms randoms) {

    /** Of what a member did at a door. */
    public Draft by(Actor actor) {
        return new Draft(
                actor.member().value(),
                Optional.of(actor.member()),
                actor.door().spelled());
    }

    /** Of what an agent did for the human accountable for it. */
    public Draft byAgent(String agent, MemberId accountable) {
        return new Draft(agent, Optional.of(accountable), "agent");
    }

    /** Of what the pot itself did: expiry, sealing trouble, an incident. */
    public Draft bySystem(String part) {
        return new Draft("system:" + part, Optional.empty(), "system");
    }

    /** A receipt being written; finish it with {@link #of}. */
    public final class Draft {
        private final String actor;
        private final Optional<MemberId> accountable;
        private final String door;
        private final List<Receipt.Difference> differences = new ArrayList<>();
        private final List<Receipt.Approval> approvals = new ArrayList<>();
        private List<String> influences = List.of();
        private String why = "";
        private long costMicros;

        private Draft(String actor, Optional<MemberId> accountable, String door) {
            this.actor = actor;
            this.accountable = accountable;
            this.door = door;
        }

        public Draft made(String field, String after) {
            differences.add(new Receipt.Difference(field, Optional.empty(), Optional.of(after)));
            return this;
        }

        public Draft changed(String field, String before, String after) {
            differences.add(new Receipt.Difference(field, Optional.of(before), Optional.of(after)));
            return this;
        }

        public Draft gone(String field, String before) {
            differences.add(new Receipt.Difference(field, Optional.of(before), Optional.empty()));
            return this;
        }

        public Draft why(String reason) {
            why = reason;
            return this;
        }

        public Draft approvals(List<Receipt.Approval> verdicts) {
            approvals.addAll(verdicts);
            return this;
        }

        public Draft influences(List<String> sources) {
            influences = List.copyOf(sources);
            return this;
        }

        public Draft cost(long micros) {
            costMicros = micros;
            return this;
        }

        /** The finished receipt of this action upon this subject. */
        public Receipt of(String action, String subject, Scope scope) {
            return named(ReceiptId.next(ids), action, subject, scope);
        }

        /** The same, under a name that is the same again within the hour: only one of them can be recorded. */
        public Receipt hourly(String action, String subject, Scope scope) {
            return named(ReceiptId.hourly(clock.instant(), action + " " + subject + " " + why), action, subject, scope);
        }

        private Receipt named(ReceiptId id, String action, String subject, Scope scope) {
            return new Receipt(
                    id,
                    clock.instant(),
                    actor,
                    accountable,
                    door,
                    action,
                    subject,
                    scope,
                    differences,
                    why,
                    approvals,
                    costMicros,
                    influences,
                    randoms.hex(16));
        }
    }
}
