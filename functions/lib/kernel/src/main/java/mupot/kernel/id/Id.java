package mupot.kernel.id;

/** A checked name of one thing in the pot. Every implementation is a record whose only component is the text. */
public interface Id {

    String value();
}
