package mupot.kernel.book;

import java.util.Optional;

/** How a change ended. Contention and lost answers never reach here. */
public sealed interface Committed {

    record Done() implements Committed {}

    /**
     * Something was not as the change expected; nothing happened.
     *
     * @param at the first record that was different
     * @param current what stands there now
     */
    record Conflict(Ref<?> at, Optional<Held<?>> current) implements Committed {

        /** What stands at the ref, if it is that ref that was different. */
        @SuppressWarnings("unchecked")
        public <T> Optional<Held<T>> currentAt(Ref<T> ref) {
            return at.equals(ref) ? current.map(held -> (Held<T>) held) : Optional.empty();
        }
    }
}
