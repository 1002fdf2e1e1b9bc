package mupot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The record of every change. */
@Command(
        name = "receipt",
        description = "the record of every change, sealed into one signed chain",
        subcommands = {Receipts.Listing.class, Receipts.Show.class, Receipts.Export.class, Verifying.class})
final class Receipts extends Group {

    @Command(name = "list", description = "list receipts, newest first")
    static final class Listing extends Paged {

        @Option(names = "--subject", paramLabel = "ID", description = "of one task, proposal, member …")
        @Nullable
        String subject;

        @Override
        public void run() {
            table(
                    api().get("/api/v1/receipts" + Query.of("subject", subject, "after", after)),
                    "No receipts.",
                    "id",
                    "at",
                    "action",
                    "actor",
                    "subject");
        }
    }

    @Command(name = "show", description = "one receipt")
    static final class Show extends Common {

        @Parameters(paramLabel = "ID", description = "the id or its ending")
        String id = "";

        @Override
        public void run() {
            print(api().get("/api/v1/receipts/" + Api.part(id)), this::inWords);
        }

        private void inWords(JsonNode receipt) {
            for (String field : new String[] {
                "id",
                "seq",
                "at",
                "action",
                "subject",
                "actor",
                "accountable",
                "door",
                "why",
                "class",
                "recordHash",
                "link",
                "sealedAt"
            }) {
                String value = Cells.cell(receipt.path(field));
                if (!value.isEmpty()) {
                    say("%-11s %s".formatted(field, value));
                }
            }
            receipt.path("differences")
                    .forEach(one -> say("  " + Cells.cell(one.path("field")) + ": " + Cells.cell(one.path("before"))
                            + " -> " + Cells.cell(one.path("after"))));
            receipt.path("approvals")
                    .forEach(one -> say("  approved by a signed verdict under key " + Cells.cell(one.path("keyId"))));
        }
    }

    @Command(name = "export", description = "every receipt with its links and signatures, for anyone to verify")
    static final class Export extends Common {

        @Option(names = "--format", defaultValue = "jsonl", paramLabel = "F", description = "jsonl")
        String format = "jsonl";

        @Override
        public void run() {
            if (!format.equals("jsonl")) {
                throw Failure.usage("--format jsonl is what there is");
            }
            java.util.Objects.requireNonNull(spec).commandLine().getOut().print(api().text("/api/v1/receipts/export"));
        }
    }
}
