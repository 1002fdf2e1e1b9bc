package mupot.testkit.lambda;

/** Something that takes events as a function does. Called by several threads at once. */
@FunctionalInterface
public interface Invocable {
    Answer invoke(byte[] event);
}
