package mupot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What agents want to do, and what people say to it. */
@Command(
        name = "proposal",
        description = "what agents want to do; nothing of it happens unapproved",
        subcommands = {
            Proposals.Listing.class,
            Proposals.Show.class,
            Proposals.Approve.class,
            Proposals.Reject.class,
            ProposalEdit.class,
            ProposalUndo.class,
            ProposalAsk.class
        })
final class Proposals extends Group {

    @Command(name = "list", description = "list proposals, waiting ones unless said otherwise")
    static final class Listing extends Paged {

        @Option(names = "--squad", paramLabel = "S", description = "whose")
        @Nullable
        String squad;

        @Option(names = "--state", paramLabel = "X", description = "Pending, Approved, Rejected, Expired")
        @Nullable
        String state;

        @Override
        public void run() {
            table(
                    api().get("/api/v1/proposals" + Query.of("squad", squad, "state", state, "after", after)),
                    "Nothing waits for a verdict.",
                    "id",
                    "state",
                    "effect",
                    "site",
                    "risk",
                    "escalated",
                    "summary",
                    "expiresAt");
        }
    }

    @Command(name = "show", description = "one proposal: what visitors would see, and its whole diff")
    static final class Show extends Common {

        @Parameters(paramLabel = "ID", description = "the id or its ending")
        String id = "";

        @Option(
                names = "--html",
                paramLabel = "FILE",
                description = "write before and after as a page that a browser opens; it runs and fetches nothing")
        @Nullable
        Path html;

        @Override
        public void run() {
            JsonNode proposal = api().get("/api/v1/proposals/" + Api.part(id));
            if (html == null) {
                print(proposal, this::inWords);
            } else {
                write(html, proposal);
                print(proposal, _ -> say("Before and after: " + html));
            }
        }

        /** Only of what was shown. */
        private void write(Path file, JsonNode proposal) {
            JsonNode compared = api().get(
                            "/api/v1/proposals/" + Api.part(proposal.path("id").asText()) + "/comparison");
            try {
                Files.writeString(file, compared.path("page").asText());
            } catch (IOException e) {
                throw Failure.usage("can't write " + file);
            }
        }

        private void seen(JsonNode proposal) {
            say("As a visitor sees it");
            proposal.path("rendered").forEach(one -> {
                paragraph("  ", Cells.cell(one.path("target")));
                if (one.path("lines").isEmpty()) {
                    say("      no difference that a visitor could read");
                }
                one.path("lines").forEach(line -> line(line.asText()));
            });
            say("");
            say("In the source");
        }

        private void line(String line) {
            String mark = line.substring(0, Math.min(1, line.length()));
            String words = Cells.plain(line.substring(mark.length()));
            String margin = " ".repeat(words.length() - words.stripLeading().length());
            paragraph("    " + mark + " " + margin, words.strip());
        }

        private void turn(JsonNode turn) {
            String beginning = turn.path("turn").asText().equals("question") ? "  ? " : "  > ";
            paragraph(beginning, Cells.cell(turn.path("by")) + ":");
            turn.path("text").asText().lines().forEach(line -> paragraph("    ", Cells.brief(line)));
        }

        private void inWords(JsonNode proposal) {
            say(Cells.cell(proposal.path("id")) + "  " + Cells.cell(proposal.path("state")) + "  "
                    + Cells.cell(proposal.path("effect")));
            paragraph("", Cells.cell(proposal.path("summary")));
            for (String field :
                    new String[] {"task", "squad", "site", "origin", "action", "risk", "expiresAt", "hash"}) {
                String value = Cells.named(proposal, field);
                if (!value.isEmpty()) {
                    say("  %-9s %s".formatted(field, value));
                }
            }
            JsonNode approvals = proposal.path("approvals");
            if (approvals.path("needed").asInt() > 1 || !approvals.path("by").isEmpty()) {
                int given = approvals.path("needed").asInt()
                        - approvals.path("missing").asInt();
                String by = Cells.cell(approvals.path("by"));
                say("  %-9s %d of %d%s"
                        .formatted(
                                "approvals", given, approvals.path("needed").asInt(), by.isEmpty() ? "" : ": " + by));
            }
            proposal.path("checks").forEach(check -> paragraph("  - ", Cells.cell(check)));
            proposal.path("influences").forEach(source -> say("  ! had read " + Cells.cell(source)));
            if (proposal.path("escalated").asBoolean()) {
                say("  ! nobody has decided for long: those above were asked");
            }
            proposal.path("talk").forEach(this::turn);
            say("");
            if (!proposal.path("rendered").isEmpty()) {
                seen(proposal);
            }
            diff(proposal);
            if (proposal.path("effect").asText().equals("FIRED")) {
                say("");
                say("  pot proposal undo " + Cells.cell(proposal.path("id")));
            }
            if (proposal.path("state").asText().equals("Pending")) {
                String shown = Cells.cell(proposal.path("id"));
                say("");
                say("  pot proposal approve " + shown);
                say("  pot proposal reject " + shown + " --reason \"…\"");
                say("  pot proposal ask " + shown + " \"…\"");
                say("  pot proposal edit " + shown + " --help");
                say("  pot proposal show " + shown + " --html FILE");
            }
        }
    }

    /** A verdict on exactly what the pot shows now: its hash goes along. */
    abstract static class Deciding extends Common {

        @Parameters(paramLabel = "ID", description = "the id or its ending")
        String id = "";

        @Option(names = "--hash", paramLabel = "HASH", description = "the hash you looked at (else the one shown now)")
        @Nullable
        String hash;

        JsonNode decide(String verb, ObjectNode body) {
            JsonNode proposal = api().get("/api/v1/proposals/" + Api.part(id));
            String shown = hash == null ? proposal.path("hash").asText() : hash;
            body.put("hash", shown);
            return api().post(
                            "/api/v1/proposals/" + Api.part(proposal.path("id").asText()) + "/" + verb, body);
        }
    }

    @Command(name = "approve", description = "let it happen, once, exactly as shown")
    static final class Approve extends Deciding {

        @Override
        public void run() {
            print(
                    decide("approve", Api.body()),
                    said -> say(said.path("message").asText("Approved.")));
        }
    }

    @Command(name = "reject", description = "send it back with the reason")
    static final class Reject extends Deciding {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "what should be different")
        String reason = "";

        @Override
        public void run() {
            print(
                    decide("reject", Api.body().put("reason", reason)),
                    said -> say(said.path("message").asText("Rejected.")));
        }
    }
}
