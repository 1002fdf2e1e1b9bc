package mupot.kernel.org;

import java.util.Locale;
import java.util.Optional;
import mupot.kernel.Secret;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;

/**
 * What a pot enters an outside site with. Some sites let nobody read in full who may not edit: there a second user takes
 * from whoever reads what the first one may do.
 *
 * @param changing as {@link SiteLogin} makes it
 * @param reading another user's; empty: the site is read with the one that changes it
 */
public record SiteLogins(Secret changing, Optional<Secret> reading) {

    private static final String ALONE = "A login for reading comes beside the one that changes the site.";
    private static final String SAME = "Both logins are the same user's. What reads has to be another user over there.";
    private static final String BY_MAIL =
            "Give both users by their user names: where an e-mail address does for one too,"
                    + " it can't be told that these are two.";

    public static SiteLogins one(Secret login) {
        return new SiteLogins(login, Optional.empty());
    }

    /** Empty for no login at all. */
    public static Answer<Optional<SiteLogins>> of(Optional<Secret> changing, Optional<Secret> reading) {
        if (reading.isEmpty()) {
            return Answer.given(changing.map(SiteLogins::one));
        }
        return changing.map(main -> two(main, reading.get()))
                .orElseGet(() -> Answer.refused(Refusal.Code.MALFORMED, ALONE));
    }

    private static Answer<Optional<SiteLogins>> two(Secret changing, Secret reading) {
        String one = user(changing);
        String other = user(reading);
        if (one.equals(other)) {
            return Answer.refused(Refusal.Code.MALFORMED, SAME);
        }
        return one.contains("@") || other.contains("@")
                ? Answer.refused(Refusal.Code.MALFORMED, BY_MAIL)
                : Answer.given(Optional.of(new SiteLogins(changing, Optional.of(reading))));
    }

    /** Names of users are no more than this apart anywhere. */
    private static String user(Secret login) {
        String both = login.reveal();
        return both.substring(0, both.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    Secret forReading() {
        return reading.orElse(changing);
    }
}
