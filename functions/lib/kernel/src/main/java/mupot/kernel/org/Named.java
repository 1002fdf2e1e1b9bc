package mupot.kernel.org;

import mupot.kernel.id.Slug;
import mupot.kernel.people.ShownName;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;

/** A name for people and the slug they type. */
record Named(String name, Slug slug) {

    static Answer<Named> of(String given) {
        return ShownName.of(given).then(shown -> {
            try {
                return Answer.given(new Named(shown.value(), Slug.of(shown.value())));
            } catch (IllegalArgumentException noSlug) {
                return Answer.refused(
                        Refusal.Code.MALFORMED, "A name needs at least one letter a-z or digit, to be typed by.");
            }
        });
    }
}
