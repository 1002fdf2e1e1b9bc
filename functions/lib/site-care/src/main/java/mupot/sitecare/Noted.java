package mupot.sitecare;

import java.util.Map;
import java.util.Optional;
import mupot.kernel.id.Hash;
import mupot.kernel.run.Step;
import mupot.wire.Records;

/** What a step leaves in the run's journal. */
sealed interface Noted {

    /** The site as it was looked at; a later step finds it changed if its fingerprint is another. */
    record Listed(int files, int pages, Hash fingerprint) implements Noted {}

    /** @param until how many pages are audited so far */
    record Audited(int until, Map<String, Integer> found) implements Noted {
        public Audited {
            found = Map.copyOf(found);
        }
    }

    /**
     * @param texts the drafts' hashes by target
     * @param waiting how many pages didn't fit
     */
    record Drafted(Map<String, Hash> texts, int waiting) implements Noted {
        public Drafted {
            texts = Map.copyOf(texts);
        }
    }

    /** @param dropped how many repairs would have brought another fault */
    record Checked(int repaired, int left, int dropped) implements Noted {}

    Records RECORDS = new Records();

    default String written() {
        return RECORDS.write(Noted.class, this);
    }

    /** Empty: the step is of another skill or another version. */
    static Optional<Noted> read(Step step) {
        try {
            return Optional.of(RECORDS.read(Noted.class, step.journal()));
        } catch (Records.Unreadable e) {
            return Optional.empty();
        }
    }
}
