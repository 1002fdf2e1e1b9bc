package mupot.kernel;

import mupot.kernel.connector.Payload;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.Statement;
import mupot.kernel.id.Hash;
import mupot.kernel.receipt.Receipt;

/** The canonical bytes (RFC 8785) of what is hashed or signed. The same value gives the same bytes on every machine. */
public interface Canon {

    byte[] payload(Payload payload);

    byte[] body(ProposalBody body);

    /** What a verdict's signature covers: {@code mupot/verdict/1}, a line feed, the canonical JSON. */
    byte[] statement(Statement statement);

    byte[] receipt(Receipt receipt);

    default Hash hashOf(Payload payload) {
        return Hash.of(payload(payload));
    }

    default Hash hashOf(ProposalBody body) {
        return Hash.of(body(body));
    }
}
