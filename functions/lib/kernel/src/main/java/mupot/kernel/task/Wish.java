package mupot.kernel.task;

import java.util.Optional;
import mupot.kernel.policy.Refusal;

/** What someone asks for, before it was judged. */
public record Wish(String title, String body, String doneWhen) {

    /** Why it can't become a task; empty: it can. */
    public Optional<Refusal> fault() {
        int length = title.strip().codePointCount(0, title.strip().length());
        if (length < 1 || length > Task.MAX_TITLE) {
            return tooLarge("A title has 1 to " + Task.MAX_TITLE + " characters; this one has " + length + ".");
        }
        if (title.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new Refusal(Refusal.Code.MALFORMED, "A title is one line without control characters."));
        }
        if (body.length() > Task.MAX_BODY || doneWhen.length() > Task.MAX_BODY) {
            return tooLarge("A task's text has at most " + Task.MAX_BODY + " characters.");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> tooLarge(String sentence) {
        return Optional.of(new Refusal(Refusal.Code.TOO_LARGE, sentence));
    }
}
