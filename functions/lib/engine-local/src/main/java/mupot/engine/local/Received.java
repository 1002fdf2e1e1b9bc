package mupot.engine.local;

/**
 * One message, ours until its visibility ends.
 *
 * @param receiveCount 1 at the first delivery
 */
public record Received(Handle handle, String group, String body, int receiveCount) {

    /** Names one delivery of one message; a later delivery of the same message has another. */
    public record Handle(long message, long delivery) {}
}
