package mupot.kernel.channel;

import java.util.Optional;
import mupot.kernel.id.ProposalId;

/** What people can say, the same on every platform. */
public sealed interface Said {

    /** Not yet judged: the texts are as they came, within the platform's own limits. */
    record NewTask(String title, String body, String doneWhen) implements Said {}

    /** Of one task (whole id or its unique ending), or of the squad when nothing is named. */
    record Status(Optional<String> task) implements Said {}

    record LinkMe(String code) implements Said {}

    /**
     * A click on a card's button.
     *
     * @param shown the brief hash that the button carried: what was decided upon is what was shown
     */
    record Approve(ProposalId proposal, String shown) implements Said {}

    record Reject(ProposalId proposal, String shown, String reason) implements Said {}

    record Help() implements Said {}

    /** Well-formed, but nothing we know. */
    record Unheard(String word) implements Said {}
}
