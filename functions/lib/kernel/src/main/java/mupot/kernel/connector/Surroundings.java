package mupot.kernel.connector;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import mupot.kernel.id.Hash;

/** What a whole site is like at one time: each target's hash. Two of them tell what happened in between. */
public record Surroundings(SortedMap<String, Hash> targets) {

    public Surroundings {
        targets = Collections.unmodifiableSortedMap(new TreeMap<>(targets));
    }

    public static Surroundings of(SiteReading site, Connection connection) {
        return of(site.texts(connection));
    }

    /** @param texts every target with its text */
    public static Surroundings of(SortedMap<String, String> texts) {
        var hashes = new TreeMap<String, Hash>();
        texts.forEach((target, text) -> hashes.put(target, Hash.of(text)));
        return new Surroundings(hashes);
    }

    /** Empty: no such target. */
    public Optional<Hash> hash(String target) {
        return Optional.ofNullable(targets.get(target));
    }

    /** Targets that came, went or became another text. */
    public SortedSet<String> differences(Surroundings after) {
        var all = new TreeSet<>(targets.keySet());
        all.addAll(after.targets.keySet());
        all.removeIf(target -> hash(target).equals(after.hash(target)));
        return all;
    }
}
