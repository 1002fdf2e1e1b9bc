package mupot.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mupot.fakes.FakeDiscord;
import mupot.kernel.gate.VerdictKeys;

/** A pot that runs somewhere, met through its doors only. */
interface RunningPot extends AutoCloseable {

    String BOT_TOKEN = "test-bot-token";

    /** @param body empty: none */
    Answered api(String method, String path, Optional<String> body, Map<String, String> headers) throws Exception;

    Answered discord(Map<String, String> headers, byte[] body) throws Exception;

    /** The one-time token that makes the first owner. */
    String ownerToken();

    /** The chat platform that this pot talks to. */
    FakeDiscord chat();

    /** A folder that its agents' hands reach. */
    Path sites();

    /** The signed heads outside the tables, one JSON object a line. */
    String anchors();

    /** Where receipts' public keys come from; never the pot itself. */
    String receiptKeys() throws Exception;

    /** What verdicts are checked with, as whoever runs the pot hands it out. */
    VerdictKeys verdictKeys();

    Optional<URI> url();

    record Answered(int status, String body) {}

    @Override
    void close() throws Exception;
}
