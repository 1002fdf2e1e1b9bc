package mupot.scenario.run;

import mupot.kernel.id.Ids;

/** The same names in the same order in every pot. */
final class CountedIds implements Ids {

    private int count;

    @Override
    public synchronized String ulid() {
        count++;
        return "01J%023d".formatted(count);
    }
}
