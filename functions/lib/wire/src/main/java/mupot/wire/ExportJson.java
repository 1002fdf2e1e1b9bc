package mupot.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ReceiptId;
import mupot.kernel.receipt.ChainHead;
import mupot.kernel.receipt.ChainLink;
import mupot.kernel.receipt.ExportLine;

/** One line of an export: JSON, a link with its receipt's text, or at the end the signed head. */
public final class ExportJson {

    /** A line as JSON. Which of its two halves it has says which kind of line it is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @JsonPropertyOrder({"v", "link", "body", "head"})
    public record Line(int v, Optional<Link> link, Optional<String> body, Optional<Head> head) {}

    /** A link, its fields spelled out: a renamed component of the kernel can't change what an export says. */
    @JsonPropertyOrder({"seq", "previous", "class", "record", "recordHash", "link", "sealedAt"})
    public record Link(
            long seq,
            Hash previous,
            @com.fasterxml.jackson.annotation.JsonProperty("class") String recordClass,
            ReceiptId record,
            Hash recordHash,
            Hash link,
            Instant sealedAt) {}

    /** A signed head; the same where heads are anchored. */
    @JsonPropertyOrder({"seq", "link", "keyId", "signature", "at"})
    public record Head(long seq, Hash link, String keyId, String signature, Instant at) {}

    private static final int VERSION = 1;

    private final Records records;

    public ExportJson(Records records) {
        this.records = records;
    }

    public String write(ExportLine line) {
        return records.write(
                Line.class,
                switch (line) {
                    case ExportLine.Linked(var link, var body) ->
                        new Line(VERSION, Optional.of(spelled(link)), body, Optional.empty());
                    case ExportLine.Headed(var head) -> anchor(head);
                });
    }

    public String write(ChainHead head) {
        return records.write(Line.class, anchor(head));
    }

    /** Refuses what is no line of an export of this version, by throwing {@link Records.Unreadable}. */
    public ExportLine read(String json) {
        Line line = records.read(Line.class, json);
        if (line.v() != VERSION || line.link().isPresent() == line.head().isPresent()) {
            throw new Records.Unreadable(
                    "not a line of an export", new IllegalArgumentException("neither link nor head"));
        }
        return line.head()
                .<ExportLine>map(head -> new ExportLine.Headed(
                        new ChainHead(head.seq(), head.link(), head.keyId(), head.signature(), head.at())))
                .orElseGet(() -> new ExportLine.Linked(link(line.link().orElseThrow()), line.body()));
    }

    /** Every line of a file; empty lines are passed over. */
    public List<ExportLine> readAll(String file) {
        return file.lines().filter(line -> !line.isBlank()).map(this::read).toList();
    }

    private static Line anchor(ChainHead head) {
        var spelled = new Head(head.seq(), head.link(), head.keyId(), head.signature(), head.at());
        return new Line(VERSION, Optional.empty(), Optional.empty(), Optional.of(spelled));
    }

    private static Link spelled(ChainLink link) {
        return new Link(
                link.seq(),
                link.previous(),
                link.recordClass(),
                link.record(),
                link.recordHash(),
                link.link(),
                link.sealedAt());
    }

    private static ChainLink link(Link link) {
        return new ChainLink(
                link.seq(),
                link.previous(),
                link.recordClass(),
                link.record(),
                link.recordHash(),
                link.link(),
                link.sealedAt());
    }
}
