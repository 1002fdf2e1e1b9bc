package mupot.engine.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import mupot.store.seam.EngineFailure;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteException;

/**
 * The one SQLite file of a data folder: one writer at a time, several readers that never wait for it.
 *
 * <p>Every commit is synced to the disk. Without it a killed process would lose nothing either, but a power cut could
 * undo commits, and a claim undone after its effect went out would let the effect happen twice.
 */
public final class SqliteFile implements AutoCloseable {

    /** The file's name in the data folder. */
    public static final String NAME = "pot.db";

    private static final int READERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Statements on one connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final ReentrantLock writing = new ReentrantLock(true);
    private final Connection writer;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
    private final Signal changes = new Signal();
    private final Signal messages = new Signal();

    private SqliteFile(Connection writer) {
        this.writer = writer;
    }

    /** Opens the folder's file, made at the first start. Close it before the lock. */
    public static SqliteFile open(FolderLock lock) {
        return open(lock, PATIENCE);
    }

    /** @param patience how long to wait for someone else who has the file locked */
    static SqliteFile open(FolderLock lock, Duration patience) {
        Path path = lock.folder().resolve(NAME);
        try {
            var file = new SqliteFile(prepared(path, patience));
            for (int i = 0; i < READERS; i++) {
                file.readers.add(connect(path, patience));
            }
            return file;
        } catch (SQLException failure) {
            throw new EngineFailure("cannot open " + path, failure);
        }
    }

    private static Connection prepared(Path path, Duration patience) throws SQLException {
        Connection connection = connect(path, patience);
        try {
            Schema.bringUp(connection);
            return connection;
        } catch (Throwable failure) {
            connection.close();
            throw failure;
        }
    }

    private static Connection connect(Path path, Duration patience) throws SQLException {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout((int) patience.toMillis());
        return config.createConnection("jdbc:sqlite:" + path);
    }

    /** Feed rows were committed. */
    Signal changes() {
        return changes;
    }

    /** Messages were committed. */
    Signal messages() {
        return messages;
    }

    /**
     * All of the work or none of it.
     *
     * @throws Contention if someone else, a backup for instance, keeps the file locked
     */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            return inTransaction(writer, work);
        } catch (SQLException failure) {
            throw broken(failure);
        } finally {
            writing.unlock();
        }
    }

    /** Begun and ended by hand: the driver's own transactions take the file's lock again right after each commit. */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            T result = work.on(connection);
            execute(connection, "COMMIT");
            return result;
        } catch (Throwable failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    /** Some failures have rolled back already; the first one is what counts. */
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    <T> T read(Work<T> work) {
        Connection reader = reader();
        try {
            return work.on(reader);
        } catch (SQLException failure) {
            throw broken(failure);
        } finally {
            readers.add(reader);
        }
    }

    private Connection reader() {
        try {
            return readers.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EngineFailure("interrupted while waiting to read", interrupted);
        }
    }

    private static RuntimeException broken(SQLException failure) {
        if (failure instanceof SQLiteException known) {
            return switch (known.getResultCode()) {
                case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY, SQLITE_BUSY_TIMEOUT, SQLITE_LOCKED ->
                    new Contention(failure);
                default -> new EngineFailure("the local store failed: " + known.getResultCode(), failure);
            };
        }
        return new EngineFailure("the local store failed", failure);
    }

    /** Waits for what is under way. Whoever reads or writes later fails. */
    @Override
    public void close() {
        writing.lock();
        try {
            var closed = new ArrayList<Connection>();
            for (int i = 0; i < READERS; i++) {
                Connection reader = reader();
                reader.close();
                closed.add(reader);
            }
            readers.addAll(closed);
            writer.close();
        } catch (SQLException failure) {
            throw new EngineFailure("cannot close the local store", failure);
        } finally {
            writing.unlock();
        }
    }

    /** The file stayed locked for longer than we wait. Nothing changed. */
    static final class Contention extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Contention(SQLException cause) {
            super("the local store is locked by another process", cause);
        }
    }
}
