package mupot.engine.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import mupot.kernel.receipt.Anchors;
import mupot.kernel.receipt.ChainHead;
import mupot.wire.Records;

/** Signed heads, one JSON line each, appended to a file beside the database and never rewritten. */
public final class FileAnchors implements Anchors {

    private final Path file;
    private final Records records;
    private long newest = -1;

    public FileAnchors(Path file, Records records) {
        this.file = file;
        this.records = records;
    }

    @Override
    public synchronized void append(ChainHead head) {
        try {
            if (newest < 0) {
                newest = newestIn(file);
            }
            if (head.seq() <= newest) {
                return;
            }
            write(records.write(ChainHead.class, head) + "\n");
            newest = head.seq();
        } catch (IOException e) {
            throw new UncheckedIOException("the chain's head can't be anchored", e);
        }
    }

    private void write(String line) throws IOException {
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            var bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        }
    }

    /** A line torn by a crash counts for nothing; the head it meant is appended again, on a line of its own. */
    private long newestIn(Path anchors) throws IOException {
        if (!Files.exists(anchors)) {
            return 0;
        }
        String text = new String(Files.readAllBytes(anchors), UTF_8);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            write("\n");
        }
        return text.lines().mapToLong(this::number).max().orElse(0);
    }

    private long number(String line) {
        try {
            return records.read(ChainHead.class, line).seq();
        } catch (Records.Unreadable torn) {
            return 0;
        }
    }
}
