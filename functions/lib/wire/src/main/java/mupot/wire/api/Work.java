package mupot.wire.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Bodies about tasks, proposals, stops and receipts. */
public final class Work {

    private Work() {}

    public record TaskWanted(String title, String squad, Optional<String> body, Optional<String> doneWhen) {}

    /** @param until when it next moves by itself; null: someone or something else has to act */
    public record Task(
            String id,
            String squad,
            Optional<String> squadSlug,
            String title,
            String body,
            String doneWhen,
            String state,
            Optional<String> why,
            Optional<Instant> until,
            String creator,
            Optional<String> assignee,
            Optional<String> assigneeSlug,
            long costMicros,
            List<String> proposals,
            Instant since,
            List<Note> notes) {}

    /** @param turn {@code question} or {@code answer} in a conversation about a proposal; null: neither */
    public record Note(String by, String text, Instant at, Optional<String> turn) {}

    /**
     * A proposal. Summary, checks and influences are the agent's claims; the rest is pinned or decided.
     *
     * @param site the name of the connection that it would change
     * @param origin where that is
     * @param diff null in lists
     * @param rendered the same as visitors would see it; empty in lists
     * @param escalated nobody decided for so long that those above were asked
     * @param talk what was asked and answered, oldest first; empty in lists
     * @param editedBy the member whose words stand in the place of the agent's; null: nobody's
     */
    public record Proposal(
            String id,
            String task,
            String squad,
            Optional<String> squadSlug,
            String state,
            Optional<String> effect,
            Optional<String> site,
            Optional<String> origin,
            Optional<String> action,
            List<String> targets,
            String risk,
            Optional<Approvals> approvals,
            String hash,
            Instant expiresAt,
            Optional<String> summary,
            Optional<String> diff,
            List<SeenChange> rendered,
            List<String> checks,
            List<String> influences,
            boolean escalated,
            Optional<String> editedBy,
            List<Note> talk) {}

    /**
     * What visitors would see of one text.
     *
     * @param lines each with its mark: {@code -} before, {@code +} after, a blank for what stays; empty: no difference
     */
    public record SeenChange(String target, List<String> lines) {}

    /** @param page whole HTML with both sides, that runs nothing and fetches nothing */
    public record Compared(String id, String hash, String page) {}

    public record Question(String question) {}

    /**
     * Other words for texts that a proposal changes anyway.
     *
     * @param hash of what was shown; anything else is not edited
     */
    public record Edit(String hash, List<TextWanted> changes) {}

    /** @param text the target's whole new text */
    public record TextWanted(String target, String text) {}

    /**
     * The proposal that an edit made.
     *
     * @param diff null: a text that it would be made from is missing
     */
    public record Edited(String id, String replaces, String task, String hash, Optional<String> diff, String message) {}

    /**
     * How far the approvals are of what waits.
     *
     * @param by names
     * @param missing how many more it takes
     */
    public record Approvals(List<String> by, int needed, int missing) {}

    /** @param hash of what was shown; a verdict on anything else is refused */
    public record Approval(String hash) {}

    public record Rejection(String hash, String reason) {}

    public record Decided(String id, String message) {}

    /** How many people high risk takes, and how long they have; times as {@code 90m}, {@code 4h}. */
    public record GatePolicy(int approvals, String remindAfter, String escalateAfter, String expiresAfter) {}

    /** What shall be different; what is left out stays. */
    public record GatePolicyWanted(
            Optional<Integer> approvals,
            Optional<String> remindAfter,
            Optional<String> escalateAfter,
            Optional<String> expiresAfter) {}

    /**
     * What the pot or a squad may use a day, and has used today; a limit that isn't there limits nothing.
     *
     * @param squad its slug; empty: the pot's
     * @param micros micro-dollars
     */
    public record Budget(
            Optional<String> squad,
            String day,
            Optional<Long> micros,
            Optional<Long> tokens,
            Optional<Long> runs,
            long usedMicros,
            long usedTokens,
            long usedRuns) {}

    /**
     * What shall be different; what is left out stays.
     *
     * @param clear which of {@code micros}, {@code tokens}, {@code runs} shall be limited no more
     */
    public record BudgetWanted(
            Optional<Long> micros, Optional<Long> tokens, Optional<Long> runs, Optional<List<String>> clear) {}

    /** @param subject {@code pot}, {@code squad:S}, {@code agent:S/A}, {@code task:T} */
    public record Stopping(String subject, Optional<String> why) {}

    public record Resuming(String subject) {}

    public record Halted(String subject, String state) {}

    /** @param seq null until it is sealed */
    public record Receipt(
            String id,
            Optional<Long> seq,
            Instant at,
            String actor,
            Optional<String> accountable,
            String door,
            String action,
            String subject,
            String scope,
            List<Difference> differences,
            String why,
            List<Approved> approvals,
            long costMicros,
            List<String> influences,
            @JsonProperty("class") String recordClass,
            String recordHash,
            Optional<String> link,
            Optional<Instant> sealedAt) {}

    public record Difference(String field, Optional<String> before, Optional<String> after) {}

    /** A verdict as it was signed. */
    public record Approved(String statement, String keyId, String signature) {}
}
