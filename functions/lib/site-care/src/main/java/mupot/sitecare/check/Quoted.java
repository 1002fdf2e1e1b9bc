package mupot.sitecare.check;

/** A page's own words within a sentence about it: short, on one line, without anything that could act. */
final class Quoted {

    private static final int MAX = 120;

    private Quoted() {}

    static String of(String text) {
        String plain = text.replaceAll("[\\p{C}\\s]+", " ").strip();
        if (plain.codePointCount(0, plain.length()) > MAX) {
            plain = plain.substring(0, plain.offsetByCodePoints(0, MAX)) + "…";
        }
        return "“" + plain + "”";
    }
}
