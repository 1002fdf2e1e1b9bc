package mupot.kernel.assembly;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is looked up again only when it has grown old: what a warm door knows of its own configuration. */
public final class Remembered<T> implements Supplier<T> {

    private final Supplier<T> source;
    private final Duration life;
    private final Clock clock;
    private volatile @Nullable Known<T> known;

    private record Known<T>(T value, Instant until) {}

    public Remembered(Supplier<T> source, Duration life, Clock clock) {
        this.source = source;
        this.life = life;
        this.clock = clock;
    }

    @Override
    public T get() {
        Known<T> now = known;
        if (now == null || !clock.instant().isBefore(now.until())) {
            now = new Known<>(source.get(), clock.instant().plus(life));
            known = now;
        }
        return now.value();
    }
}
