package mupot.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import mupot.kernel.receipt.ChainHead;
import mupot.kernel.receipt.ChainLink;
import mupot.wire.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAnchorsTest {

    @TempDir
    Path folder;

    @Test
    void a_torn_line_costs_one_line_feed_however_often_the_pot_starts() throws Exception {
        Path file = folder.resolve("anchors.jsonl");
        new FileAnchors(file, new Records()).append(head(1));
        String whole = Files.readString(file);
        Files.writeString(file, whole + "{\"seq\":2,\"li");

        for (int start = 0; start < 5; start++) {
            new FileAnchors(file, new Records()).append(head(1));
        }
        assertThat(Files.readString(file)).isEqualTo(whole + "{\"seq\":2,\"li\n");

        new FileAnchors(file, new Records()).append(head(2));
        assertThat(Files.readString(file).lines().toList().getLast())
                .isEqualTo(new Records().write(ChainHead.class, head(2)));
    }

    private static ChainHead head(long seq) {
        return new ChainHead(seq, ChainLink.GENESIS, "key", "signature", Instant.EPOCH);
    }
}
