package mupot.kernel.id;

import java.util.regex.Pattern;

/** Names one pot: one deployment. Fixed when it is made; every key it stores begins with it. */
public record PotId(String value) implements Id {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    public PotId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a pot's id has 2 to 31 characters: lower case letters, digits and '-', a letter first");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
