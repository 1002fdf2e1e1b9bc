package mupot.kernel.gate;

import java.util.SortedMap;

/** Shows a change as text, made by the reading side from what is pinned. The same texts give the same diff. */
@FunctionalInterface
public interface Rendering {

    /**
     * A unified diff of all targets.
     *
     * @param before target to text; a target that doesn't exist yet is missing
     * @param after target to text; a target that shall be gone is missing
     */
    String diff(SortedMap<String, String> before, SortedMap<String, String> after);
}
