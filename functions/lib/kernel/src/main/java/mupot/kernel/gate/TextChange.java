package mupot.kernel.gate;

import java.util.Optional;

/**
 * One pinned text as it is and as it would be.
 *
 * @param before empty: there is none yet
 * @param after empty: there would be none any more
 */
public record TextChange(String target, Optional<String> before, Optional<String> after) {}
