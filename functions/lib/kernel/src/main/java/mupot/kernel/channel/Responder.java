package mupot.kernel.channel;

/** How to answer one message: only its sender sees it. The same text gives the same bytes. */
@FunctionalInterface
public interface Responder {

    RawReply privately(String text);
}
