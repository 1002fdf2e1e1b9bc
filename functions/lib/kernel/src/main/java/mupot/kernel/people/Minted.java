package mupot.kernel.people;

import java.time.Instant;
import mupot.kernel.Secret;

/** A secret that lets its holder in, as it is shown this once; only its hash is kept. */
public record Minted(String id, Secret secret, Instant expires) {}
