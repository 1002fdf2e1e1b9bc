package mupot.kernel.connector;

import java.util.List;
import java.util.Optional;

/** The connectors that the gate was built with, and the checks it repeats on what is live. */
public record Hands(List<SiteReading> reading, List<SiteWriting> writing, PageChecks checks) {

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
}
