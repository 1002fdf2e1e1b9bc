package mupot.kernel.channel;

/** A webhook, once its signature was looked at. */
public sealed interface Received {

    record Message(Inbound inbound, Responder responder) implements Received {}

    /** Answered as the platform's protocol wants it; nothing to do. */
    record Handshake(RawReply reply) implements Received {}

    /** The signature doesn't hold, or the request is outside the freshness window: 401. */
    record Forged(String why) implements Received {}

    /** Signed, but not what the platform's protocol knows: 400. */
    record Malformed(String why) implements Received {}

    /** No one has connected this platform yet: 503. */
    record NotConnected() implements Received {}
}
