package mupot.kernel.assembly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is looked up again only when it has grown old: what a warm door knows of its own configuration. That
 * there is none yet isn't remembered, so that what was just set up works at once.
 */
public final class Remembered<T> implements Supplier<Optional<T>> {

    private final Supplier<Optional<T>> source;
    private final Duration life;
    private final Clock clock;
    private volatile @Nullable Known<T> known;

    private record Known<T>(T value, Instant until) {}

    public Remembered(Supplier<Optional<T>> source, Duration life, Clock clock) {
        this.source = source;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public Optional<T> get() {
        Known<T> now = known;
        if (now != null && clock.instant().isBefore(now.until())) {
            return Optional.of(now.value());
        }
        Optional<T> found = source.get();
        known = found.map(value -> new Known<>(value, clock.instant().plus(life)))
                .orElse(null);
        return found;
    }
}
