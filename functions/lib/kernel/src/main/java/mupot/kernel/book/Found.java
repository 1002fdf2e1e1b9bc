package mupot.kernel.book;

import java.util.Map;
import java.util.Optional;

/** What one batch of look-ups brought back. */
public record Found(Map<Ref<?>, Held<?>> all) {

    public Found {
        all = Map.copyOf(all);
    }

    @SuppressWarnings("unchecked")
    public <T> Optional<Held<T>> get(Ref<T> ref) {
        return Optional.ofNullable((Held<T>) all.get(ref));
    }
}
