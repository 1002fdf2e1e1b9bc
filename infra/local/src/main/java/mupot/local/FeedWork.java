package mupot.local;

import java.util.List;
import mupot.engine.local.Change;
import mupot.engine.local.LocalFeed;
import mupot.engine.local.LocalFeed.Family;
import mupot.kernel.assembly.Keeping;
import mupot.kernel.id.PotId;
import mupot.store.Fed;

/** Takes what the store's commits fed to keeper: hints to dispatch, receipts to seal. Acknowledged only when done. */
record FeedWork(LocalFeed feed, Keeping keeping, PotId pot) {

    private static final int TOGETHER = 30;

    boolean dispatchSome() {
        List<Change> changes = feed.read(Family.OUTBOX, TOGETHER);
        try {
            keeping.dispatch(keys(changes).stream()
                    .flatMap(fed -> fed.outbox(pot).stream())
                    .toList());
        } finally {
            // What could not be sent still stands in its outbox: the sweep sends it again.
            feed.acknowledge(changes);
        }
        return !changes.isEmpty();
    }

    boolean sealSome() {
        List<Change> changes = feed.read(Family.RECEIPTS, TOGETHER);
        try {
            seal(changes);
        } catch (RuntimeException trouble) {
            // One that can't be sealed keeps no other; it is told again.
            for (Change change : changes) {
                sealAlone(change, trouble);
            }
            throw trouble;
        }
        return !changes.isEmpty();
    }

    private void sealAlone(Change change, RuntimeException trouble) {
        try {
            seal(List.of(change));
        } catch (RuntimeException again) {
            if (again != trouble) {
                trouble.addSuppressed(again);
            }
        }
    }

    private void seal(List<Change> changes) {
        keeping.seal(
                keys(changes).stream().flatMap(fed -> fed.receipt(pot).stream()).toList());
        feed.acknowledge(changes);
    }

    private static List<Fed> keys(List<Change> changes) {
        return changes.stream()
                .filter(change -> change.kind() == Change.Kind.INSERT)
                .map(change -> new Fed(change.key().partition(), change.key().sort()))
                .toList();
    }
}
