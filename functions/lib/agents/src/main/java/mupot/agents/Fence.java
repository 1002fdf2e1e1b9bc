package mupot.agents;

import java.util.regex.Pattern;
import mupot.kernel.id.Hash;

/**
 * Marks where a text that nobody vouches for begins and ends. The mark holds a part of the text's own hash: a text can't
 * hold the mark that would end it.
 */
final class Fence {

    private static final int LENGTH = 16;
    private static final int LONGEST_NAME = 200;

    /** Quotes and brackets of every script, controls, line ends, what is invisible, half characters. */
    private static final Pattern UNFIT =
            Pattern.compile("[\"<>\\x{FF02}\\x{FF1C}\\x{FF1E}\\p{C}\\p{Zl}\\p{Zp}\\p{Pi}\\p{Pf}]");

    private Fence() {}

    static String around(String source, String text) {
        String mark = Hash.of(source + "\n" + text).value().substring(0, LENGTH);
        return "<untrusted source=\"" + plain(source) + "\" mark=\"" + mark + "\">\n" + text + "\n</untrusted " + mark
                + ">";
    }

    /** A name on one short line, without anything that could end the attribute it stands in or hide what follows. */
    private static String plain(String source) {
        return Cut.to(UNFIT.matcher(source).replaceAll("?"), LONGEST_NAME);
    }
}
