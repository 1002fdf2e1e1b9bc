package mupot.kernel.channel;

/** An HTTP answer to a webhook. */
public record RawReply(int status, String contentType, byte[] body) {}
