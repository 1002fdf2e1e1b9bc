package mupot.engine.local;

import java.nio.file.Path;
import java.time.Duration;

/** A data folder's lock and file together. */
record Opened(FolderLock lock, SqliteFile file) implements AutoCloseable {

    static Opened in(Path folder) {
        var lock = FolderLock.take(folder);
        return new Opened(lock, SqliteFile.open(lock, Duration.ofMillis(500)));
    }

    @Override
    public void close() {
        file.close();
        lock.close();
    }
}
