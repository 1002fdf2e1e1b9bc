package mupot.store.seam;

/** One attribute of an item. Fractions do not exist here: money is integer micro-dollars, time is integer or text. */
public sealed interface Value {

    record Text(String text) implements Value {}

    record Number(long number) implements Value {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(long number) {
        return new Number(number);
    }
}
