package mupot.connector.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mupot.kernel.connector.Connection;

/** Files as text: strictly UTF-8, a byte order mark kept, so that a text's hash is its file's. */
final class Text {

    static final int MAX_BYTES = 300 * 1024;

    private Text() {}

    static Optional<String> of(Disk disk, Connection connection, String target) {
        var file = SiteFolder.of(connection).flatMap(folder -> folder.place(target));
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return switch (disk.look(file.get())) {
                case Present.Bytes present -> decoded(present.content());
                case Present.Nothing nothing -> Optional.empty();
                case Present.Other other -> Optional.empty();
            };
        } catch (IOException e) {
            throw new UncheckedIOException("a file can't be read: " + target, e);
        }
    }

    private static Optional<String> decoded(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
