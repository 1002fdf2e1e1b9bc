package mupot.sitecare.check;

/** What a path that leads nowhere was probably meant to be. */
sealed interface Meant {

    record One(String target) implements Meant {}

    record Unclear(String why) implements Meant {}
}
