package mupot.kernel.book;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one batch of look-ups brought back.
 *
 * @param spoilt where something stands that can't be read
 */
public record Found(Map<Ref<?>, Held<?>> all, Set<Ref<?>> spoilt) {

    public Found {
        all = Map.copyOf(all);
        spoilt = Set.copyOf(spoilt);
    }

    /** Of what can't be read: as {@link Book#find} says. */
    @SuppressWarnings("unchecked")
    public <T> Optional<Held<T>> get(Ref<T> ref) {
        if (spoilt.contains(ref) && ref.kind().shelf() == Kind.Shelf.AUTHORITY) {
            throw new Spoilt(ref);
        }
        return Optional.ofNullable((Held<T>) all.get(ref));
    }

    /** Whether anything stands there, readable or not. */
    public boolean isThere(Ref<?> ref) {
        return all.containsKey(ref) || spoilt.contains(ref);
    }
}
