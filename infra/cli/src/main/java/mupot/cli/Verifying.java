package mupot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mupot.kernel.id.PotId;
import mupot.kernel.receipt.ChainHead;
import mupot.kernel.receipt.VerifyChain;
import mupot.kernel.receipt.VerifyChain.Verification;
import mupot.keys.PublicKeys;
import mupot.wire.ExportJson;
import mupot.wire.ReceiptJson;
import mupot.wire.Records;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the chain on this machine: keys and anchors never come from the pot that is being checked. */
@Command(
        name = "verify",
        description = {
            "check the chain of receipts on this machine, believing nobody",
            "Without --file the export is fetched from the pot; without --key and --anchor the local pot's data folder"
                    + " has them."
        })
final class Verifying extends Common {

    @Option(names = "--file", paramLabel = "F", description = "an export, as `pot receipt export` prints it")
    @Nullable
    Path file;

    @Option(names = "--key", paramLabel = "K", description = "the public keys of receipts")
    @Nullable
    Path key;

    @Option(names = "--anchor", paramLabel = "A", description = "signed heads that were kept elsewhere")
    @Nullable
    Path anchor;

    @Option(
            names = "--pot",
            paramLabel = "ID",
            description = "whose receipts they are (else as the pot says, or local)")
    @Nullable
    String pot;

    @Override
    public void run() {
        Records records = new Records();
        Path data = settings().data();
        PublicKeys keys = PublicKeys.of(records, read(key == null ? data.resolve("receipt-keys.json") : key));
        List<ChainHead> anchors = anchors(records, anchor == null ? data.resolve("anchors.jsonl") : anchor);
        var export = new ExportJson(records);
        String text = file == null ? api().text("/api/v1/receipts/export") : read(file);
        Verification found =
                new VerifyChain(new PotId(potId()), keys, new ReceiptJson()).verify(export.readAll(text), anchors);
        print(json(found), ignored -> inWords(found));
        if (!found.holds()) {
            throw new Broken();
        }
    }

    private String potId() {
        if (pot != null) {
            return pot;
        }
        return file == null ? api().get("/health").path("pot").asText("local") : "local";
    }

    private void inWords(Verification found) {
        found.disowned()
                .forEach(one -> say("A worker claims what it can't have done, at " + one.seq() + ": " + one.detail()));
        if (!found.holds()) {
            say("The chain is BROKEN:");
            found.faults().forEach(fault -> say("  at " + fault.seq() + ": " + fault.what() + " " + fault.detail()));
            return;
        }
        say("The chain holds: " + found.links() + " receipts, each linked to the one before, the head signed.");
        say(
                switch (found.tail()) {
                    case ANCHORED -> "Its end is anchored: nothing was cut off.";
                    case NOT_PROVABLE ->
                        "No anchor was given, so it can't be told whether receipts were cut off at the end (--anchor).";
                });
    }

    private static ObjectNode json(Verification found) {
        ObjectNode node = Api.body();
        node.put("holds", found.holds());
        node.put("links", found.links());
        node.put("bodies", found.bodies());
        node.put("tail", found.tail().name());
        put(node.putArray("faults"), found.faults());
        put(node.putArray("disowned"), found.disowned());
        return node;
    }

    private static void put(ArrayNode array, List<VerifyChain.Fault> faults) {
        faults.forEach(fault -> array.addObject()
                .put("seq", fault.seq())
                .put("what", fault.what().name())
                .put("detail", fault.detail()));
    }

    /** A line torn by a crash vouches for nothing. */
    private static List<ChainHead> anchors(Records records, Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<ChainHead> heads = new ArrayList<>();
        read(file).lines().forEach(line -> {
            try {
                heads.add(records.read(ChainHead.class, line));
            } catch (Records.Unreadable torn) {
                // Vouches for nothing.
            }
        });
        return heads;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.refused(
                    "unreadable", "Can't read " + file + ".", "Say where keys and anchors are: --key, --anchor.");
        }
    }

    /** It was all said; only the exit code is left. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
