package mupot.store.seam;

import java.nio.charset.StandardCharsets;

/** One attribute of an item. Fractions do not exist here: money is integer micro-dollars, time is integer or text. */
public sealed interface Value {

    /** Well-formed Unicode: half a surrogate pair has no bytes, so no engine could give it back as it was. */
    record Text(String text) implements Value {
        public Text {
            mustBeUnicode(text);
        }
    }

    record Number(long number) implements Value {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Number(number);
    }

    static void mustBeUnicode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("text with half a surrogate pair cannot be stored");
        }
    }
}
