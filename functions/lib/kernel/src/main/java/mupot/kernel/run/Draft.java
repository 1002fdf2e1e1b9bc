package mupot.kernel.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mupot.kernel.Canon;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.connector.Payload;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ProposalId;

/** What a skill wants to change, as the exact payload that would fire; or why it can't be one proposal. */
sealed interface Draft {

    /** The action of every site connector that makes and replaces whole texts. */
    String ACTION = "apply";

    /**
     * @param befores the texts that the drafts were made from, by target
     * @param influences what untrusted texts the agent had read
     */
    record Ready(
            Payload payload,
            Hash hash,
            SortedMap<String, String> befores,
            String summary,
            List<String> checks,
            List<String> influences)
            implements Draft {

        ProposalBody body(ProposalId id, Run run, Instant now) {
            return new ProposalBody(id, run.task(), run.id(), run.agent(), payload, summary, checks, influences, now);
        }
    }

    record TooMuch(String why) implements Draft {}

    /** @param inherited what untrusted stands behind the task itself */
    static Draft of(Canon canon, Connection connection, Skill.Next.Propose wish, List<String> inherited) {
        if (wish.drafts().isEmpty() || wish.drafts().size() > Payload.MAX_CHANGES) {
            return new TooMuch("A proposal changes 1 to " + Payload.MAX_CHANGES + " files; this one would change "
                    + wish.drafts().size() + ".");
        }
        var befores = new TreeMap<>(wish.read());
        befores.keySet().retainAll(wish.drafts().keySet());
        Payload payload = payload(connection, befores, wish.drafts());
        byte[] bytes = canon.payload(payload);
        List<String> checks = checks(wish);
        List<String> influences = Stream.of(
                        inherited.stream(),
                        wish.read().keySet().stream().map(target -> connection.kind() + ":" + target),
                        wish.influences().stream())
                .flatMap(one -> one)
                .distinct()
                .toList();
        if (bytes.length > Payload.MAX_BYTES) {
            return new TooMuch("A proposal holds at most 250 KB of new text; this one would hold " + bytes.length / 1024
                    + " KB. Ask for fewer pages at a time.");
        }
        if (Weight.of(wish.summary()) + Weight.of(checks) + Weight.of(influences) > Weight.MAX_CLAIMS) {
            return new TooMuch("There is more to say about this change than one proposal can hold.");
        }
        if (Weight.of(befores.values()) > Weight.MAX_TOGETHER
                || befores.values().stream().anyMatch(text -> Weight.of(text) > Weight.MAX_TEXT)) {
            return new TooMuch("The files as they are now are too large to be kept beside the proposal.");
        }
        return new Ready(payload, Hash.of(bytes), befores, wish.summary(), checks, influences);
    }

    /** @param befores the texts that the drafts were made from, at least */
    static Payload payload(Connection connection, SortedMap<String, String> befores, SortedMap<String, String> drafts) {
        var changes = new ArrayList<Payload.Change>();
        drafts.forEach((target, after) -> changes.add(new Payload.Change(
                target, Optional.ofNullable(befores.get(target)).map(Hash::of), Optional.of(after))));
        return new Payload(connection.id(), ACTION, changes);
    }

    private static List<String> checks(Skill.Next.Propose wish) {
        var checks = new ArrayList<>(wish.checks());
        for (PageChecks.Finding left : wish.left()) {
            checks.add("Left as it is: " + left.target() + ": " + left.what());
        }
        return checks;
    }
}
