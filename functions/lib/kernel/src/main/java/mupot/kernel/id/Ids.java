package mupot.kernel.id;

/** Makes new names. Passed in wherever something is created, so that a test decides what they are. */
public interface Ids {

    /** A ULID: 26 characters of Crockford's alphabet, never the same twice. Sorts by time of making. */
    String ulid();
}
