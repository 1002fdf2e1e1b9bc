package mupot.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ReceiptId;
import mupot.kernel.id.SquadId;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.ChainHead;
import mupot.kernel.receipt.ChainLink;
import mupot.kernel.receipt.ExportLine;
import mupot.kernel.receipt.Receipt;
import mupot.kernel.receipt.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt's text and an export's lines, as strangers' programs will read them for years. */
class ReceiptJsonTest {

    private static final String ULID = "01J0000000000000000000000A";
    private static final Instant AT = Instant.parse("2030-01-01T12:00:00.123456789Z");

    private static final String RECEIPT_TEXT =
            """
            {"accountable":"mem_01J0000000000000000000000A","action":"proposal.approve","actor":"mem_01J0000000000000000000000A",\
            "approvals":[{"keyId":"k1","signature":"c2ln","statement":"mupot/verdict/1\\n{}"}],\
            "at":"2030-01-01T12:00:00.123456Z","costMicros":7,\
            "differences":[{"after":"b","before":"a","field":"state"},{"after":"x","before":null,"field":"made"},\
            {"after":null,"before":"y","field":"gone"}],\
            "door":"discord","id":"rcp_01J0000000000000000000000A","influences":["index.html"],\
            "salt":"00","scope":"squad:sqd_01J0000000000000000000000A","subject":"prp_1","v":1,"why":"looks \\"right\\""}""";

    private static final String LINK_LINE =
            """
            {"v":1,"link":{"seq":1,"previous":"0000000000000000000000000000000000000000000000000000000000000000",\
            "class":"rcpt.door","record":"rcp_01J0000000000000000000000A",\
            "recordHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
            "link":"LINK","sealedAt":"2030-01-01T12:00:00.123456789Z"},"body":"text"}""";

    private static final String HEAD_LINE =
            """
            {"v":1,"head":{"seq":1,"link":"LINK","keyId":"k1","signature":"c2ln","at":"2030-01-01T12:00:00.123456789Z"}}""";

    private final ExportJson export = new ExportJson(new Records());

    @Test
    void a_receipts_text_is_fixed() {
        assertThat(new String(new JcsCanon().receipt(receipt()), StandardCharsets.UTF_8))
                .isEqualTo(RECEIPT_TEXT);
    }

    @Test
    void what_was_written_is_read_back() {
        Receipt receipt = receipt();

        assertThat(new ReceiptJson().read(RECEIPT_TEXT))
                .contains(new Told(
                        receipt.id(),
                        Instant.parse("2030-01-01T12:00:00.123456Z"),
                        receipt.actor(),
                        Optional.of(receipt.actor()),
                        "discord",
                        "proposal.approve",
                        "prp_1",
                        "squad:sqd_" + ULID,
                        receipt.differences(),
                        receipt.why(),
                        receipt.approvals(),
                        7,
                        List.of("index.html")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"v\":2}", "{\"v\":1}", "{\"v\":1,\"id\":\"x\"}", "not json"})
    void what_is_no_receipt_is_told_as_absence(String text) {
        assertThat(new ReceiptJson().read(text)).isEmpty();
    }

    @Test
    void a_links_hash_follows_its_formula() {
        byte[] bytes = new byte[1 + 32 + 8 + 32];
        bytes[0] = 1;
        bytes[40] = 1;
        System.arraycopy(Hash.of("").bytes(), 0, bytes, 41, 32);

        assertThat(ChainLink.hashOf(ChainLink.GENESIS, 1, Hash.of(""))).isEqualTo(Hash.of(bytes));
    }

    @Test
    void a_link_with_its_body_is_one_line() {
        ExportLine line = new ExportLine.Linked(link(), Optional.of("text"));

        assertThat(export.write(line))
                .isEqualTo(LINK_LINE.replace("LINK", link().link().value()));
        assertThat(export.read(export.write(line))).isEqualTo(line);
    }

    @Test
    void a_withheld_body_is_left_out() {
        ExportLine line = new ExportLine.Linked(link(), Optional.empty());

        assertThat(export.write(line)).endsWith("Z\"}}").doesNotContain("body");
        assertThat(export.read(export.write(line))).isEqualTo(line);
    }

    @Test
    void a_head_is_one_line_in_an_export_and_as_an_anchor() {
        var head = new ChainHead(1, link().link(), "k1", "c2ln", AT);

        assertThat(export.write(head))
                .isEqualTo(HEAD_LINE.replace("LINK", link().link().value()));
        assertThat(export.readAll(export.write(head) + "\n\n" + export.write(new ExportLine.Headed(head))))
                .containsExactly(new ExportLine.Headed(head), new ExportLine.Headed(head));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"v\":1}", "{\"v\":2}", "[]", "x"})
    void what_is_no_line_of_an_export_is_refused(String line) {
        assertThatThrownBy(() -> export.read(line)).isInstanceOf(Records.Unreadable.class);
    }

    private static ChainLink link() {
        return ChainLink.after(ChainLink.GENESIS, 1, "rcpt.door", new ReceiptId("rcp_" + ULID), Hash.of(""), AT);
    }

    private static Receipt receipt() {
        var member = new MemberId("mem_" + ULID);
        return new Receipt(
                new ReceiptId("rcp_" + ULID),
                AT,
                member.value(),
                Optional.of(member),
                "discord",
                "proposal.approve",
                "prp_1",
                new Scope.Squad(new DepartmentId("dep_" + ULID), new SquadId("sqd_" + ULID)),
                List.of(
                        new Receipt.Difference("state", Optional.of("a"), Optional.of("b")),
                        new Receipt.Difference("made", Optional.empty(), Optional.of("x")),
                        new Receipt.Difference("gone", Optional.of("y"), Optional.empty())),
                "looks \"right\"",
                List.of(new Receipt.Approval("mupot/verdict/1\n{}", "k1", "c2ln")),
                7,
                List.of("index.html"),
                "00");
    }
}
