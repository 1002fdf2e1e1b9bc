package mupot.kernel;

import java.util.Optional;

/** Reads secrets of the classes its function may read; another class is refused as a bug. */
@FunctionalInterface
public interface SecretReader {

    /**
     * The secret, if it was sealed to exactly this origin; a secret sealed to another origin is as good as none.
     *
     * @param id what it belongs to: a platform's name, a connection's id
     * @param origin where it will be sent, {@code https://discord.com}
     */
    Optional<Secret> read(SecretClass secretClass, String id, String origin);
}
