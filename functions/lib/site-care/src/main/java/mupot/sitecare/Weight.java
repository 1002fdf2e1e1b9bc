package mupot.sitecare;

/** What texts weigh as JSON, where a line break takes more than one byte; a little less is used than is let through. */
final class Weight {

    /** Of all new texts of one proposal. */
    static final int MAX_PAYLOAD = 245_000;

    /** Of one page as it is now, which is kept for the undo. */
    static final int MAX_STORED = 340_000;

    /** Of the faults that are told although they stay. */
    static final int MAX_TOLD = 25_000;

    /** The names and the two hashes that go with each text. */
    private static final int BESIDES = 250;

    private Weight() {}

    static int inPayload(String target, String text) {
        return of(text, 2) + of(target, 2) + BESIDES;
    }

    static int stored(String text) {
        return of(text, 6);
    }

    private static int of(String text, int lineBreak) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            bytes += of(text.charAt(i), lineBreak);
        }
        return bytes;
    }

    private static int of(char one, int lineBreak) {
        if (one == '\n' || one == '\r' || one == '\t') {
            return lineBreak;
        }
        if (one < 0x20) {
            return 6;
        }
        if (one == '"' || one == '\\') {
            return 2;
        }
        return one < 0x80 ? 1 : one < 0x800 ? 2 : 3;
    }
}
