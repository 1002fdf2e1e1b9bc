package mupot.kernel.connector;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The connectors that the gate was built with, and the checks it repeats on what is live.
 *
 * @param patience how long a whole site may take to be read
 */
public record Hands(List<SiteReading> reading, List<SiteWriting> writing, PageChecks checks, Duration patience) {

    /** A part of the time that one call of the gate has. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    public Hands(List<SiteReading> reading, List<SiteWriting> writing, PageChecks checks) {
        this(reading, writing, checks, PATIENCE);
    }

    public Hands {
        reading = List.copyOf(reading);
        writing = List.copyOf(writing);
    }

    public Optional<SiteWriting> writing(Connection connection) {
        return writing.stream()
                .filter(one -> one.kind().equals(connection.kind()))
                .findFirst();
    }

    public Optional<SiteReading> reading(Connection connection) {
        return reading.stream()
                .filter(one -> one.kind().equals(connection.kind()))
                .findFirst();
    }

    /**
     * Every text of a site. A site that is slow, or makes itself slow, holds nobody up: whoever reads it is interrupted.
     *
     * @throws SiteUnavailable if it can't be read, or not in time
     */
    public SortedMap<String, String> texts(SiteReading site, Connection connection) {
        var reading = new FutureTask<>(() -> site.texts(connection));
        Thread.ofVirtual().name("look").start(reading);
        try {
            return reading.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            reading.cancel(true);
            throw new SiteUnavailable("It could not be read within " + patience.toSeconds() + " seconds.");
        } catch (ExecutionException failed) {
            throw switch (failed.getCause()) {
                case SiteUnavailable unavailable -> unavailable;
                case Error error -> throw error;
                default -> new IllegalStateException("a site could not be read", failed.getCause());
            };
        } catch (InterruptedException _) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw new SiteUnavailable("It could not be read to its end.");
        }
    }
}
