package mupot.kernel.book;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One kind of record: where it stands, what it is in Java, who may write it, which look-up entries follow it.
 *
 * @param name unique among kinds
 * @param keyClass the second segment of its partition key; several kinds may share one
 * @param writers the roles that may create or replace it; everyone else's attempt is a bug
 * @param readers the roles that may look at it, or make a change hang on it
 * @param removers the roles that may take it away
 * @param indexes the look-up entries that stand exactly as long as this value stands
 */
public record Kind<T>(
        String name,
        Shelf shelf,
        String keyClass,
        Class<T> type,
        Set<Role> writers,
        Set<Role> readers,
        Set<Role> removers,
        Function<T, List<Ref<Entry>>> indexes) {

    /** Which of the two tables. */
    public enum Shelf {
        AUTHORITY,
        WORK
    }

    public Kind {
        writers = Set.copyOf(writers);
        readers = Set.copyOf(readers);
        removers = Set.copyOf(removers);
    }

    /** The same, and these roles may take it away. */
    public Kind<T> removedBy(Set<Role> roles) {
        return new Kind<>(name, shelf, keyClass, type, writers, readers, roles, indexes);
    }

    public Ref<T> at(String id, String sort) {
        return new Ref<>(this, id, sort);
    }

    public Ref<T> at(String id) {
        return new Ref<>(this, id, "SELF");
    }

    /** A kind is its name; the functions it carries have no identity of their own. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Kind<?> kind && name.equals(kind.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
