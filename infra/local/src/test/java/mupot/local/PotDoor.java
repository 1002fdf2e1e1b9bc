package mupot.local;

import java.util.Optional;
import mupot.fakes.SignedInteraction;

/** Where the chat platform delivers to, and whether anybody is there. */
interface PotDoor extends AutoCloseable {

    /** The reply's text; empty: the pot died and never answered. */
    Optional<String> deliver(SignedInteraction signed);

    boolean alive();

    @Override
    void close();
}
