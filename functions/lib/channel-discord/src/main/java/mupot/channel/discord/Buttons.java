package mupot.channel.discord;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mupot.kernel.id.ProposalId;

/**
 * What a card's buttons carry: {@code a:<ULID>:<brief hash>} to approve, {@code r:} to reject, and {@code rr:} for the
 * form that asks for the reason. What is decided upon is what was shown.
 */
record Buttons(Choice choice, ProposalId proposal, String shown) {

    private static final Pattern FORM = Pattern.compile("(a|r|rr):([0-9A-HJKMNP-TV-Z]{26}):([A-Za-z0-9_-]{22})");

    /** What a click or a submitted form means. */
    enum Choice {
        APPROVE("a"),
        ASK_REASON("r"),
        REJECT("rr");

        private final String mark;

        Choice(String mark) {
            this.mark = mark;
        }
    }

    static Optional<Buttons> parse(String customId) {
        Matcher matcher = FORM.matcher(customId);
        if (customId.length() > 64 || !matcher.matches()) {
            return Optional.empty();
        }
        for (Choice choice : Choice.values()) {
            if (choice.mark.equals(matcher.group(1))) {
                var proposal = new ProposalId(ProposalId.PREFIX + matcher.group(2));
                return Optional.of(new Buttons(choice, proposal, matcher.group(3)));
            }
        }
        return Optional.empty();
    }

    Buttons with(Choice other) {
        return new Buttons(other, proposal, shown);
    }

    String customId() {
        return choice.mark + ":" + proposal.value().substring(ProposalId.PREFIX.length()) + ":" + shown;
    }
}
