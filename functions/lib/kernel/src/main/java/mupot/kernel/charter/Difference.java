package mupot.kernel.charter;

import java.util.ArrayList;
import java.util.List;
import mupot.kernel.Clip;
import mupot.kernel.id.Hash;
import mupot.kernel.receipt.Receipts;

/** What one version says otherwise than the one before it, as a receipt tells it: long texts shortened, with their hash. */
record Difference(Charter was, Charter is) {

    private static final int SHOWN = 160;

    static Difference between(Charter was, Charter is) {
        return new Difference(was, is);
    }

    Receipts.Draft on(Receipts.Draft draft) {
        draft.changed("version", Integer.toString(was.version()), Integer.toString(is.version()));
        text(draft, "business", was.business(), is.business());
        text(draft, "voice", was.voice(), is.voice());
        text(draft, "directive", was.directive(), is.directive());
        without(was.never(), is.never()).forEach(rule -> draft.gone("never", rule.spelled()));
        without(is.never(), was.never()).forEach(rule -> draft.made("never", rule.spelled()));
        return draft;
    }

    private static List<NeverRule> without(List<NeverRule> all, List<NeverRule> those) {
        List<NeverRule> rest = new ArrayList<>(all);
        rest.removeAll(those);
        return rest;
    }

    private static void text(Receipts.Draft draft, String field, String was, String is) {
        if (was.equals(is)) {
            return;
        }
        if (was.isEmpty()) {
            draft.made(field, shortened(is));
        } else if (is.isEmpty()) {
            draft.gone(field, shortened(was));
        } else {
            draft.changed(field, shortened(was), shortened(is));
        }
    }

    private static String shortened(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        return Clip.marked(text, SHOWN) + " (SHA-256 " + Hash.of(text) + ")";
    }
}
