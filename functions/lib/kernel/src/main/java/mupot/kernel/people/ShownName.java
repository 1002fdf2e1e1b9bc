package mupot.kernel.people;

import java.util.regex.Pattern;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;

/** A human's or a thing's name as it is shown: one line of 1 to 80 characters, which no address and no id looks like. */
public record ShownName(String value) {

    private static final int LONGEST = 80;
    private static final Pattern ID = Pattern.compile("[a-z]{3}_[0-9a-z]{26}", Pattern.CASE_INSENSITIVE);

    public static Answer<ShownName> of(String given) {
        String plain = given.strip();
        int length = plain.codePointCount(0, plain.length());
        if (length < 1 || length > LONGEST || plain.chars().anyMatch(Character::isISOControl)) {
            return Answer.refused(Refusal.Code.MALFORMED, "A name is one line of 1 to " + LONGEST + " characters.");
        }
        if (plain.contains("@") || ID.matcher(plain).matches()) {
            return Answer.refused(Refusal.Code.MALFORMED, "A name has no @ in it and isn't an id.");
        }
        return Answer.given(new ShownName(plain));
    }

    /** What to call someone who gave an address only. */
    public static String fromEmail(String email) {
        int at = email.indexOf('@');
        return at < 0 ? email : email.substring(0, at);
    }
}
