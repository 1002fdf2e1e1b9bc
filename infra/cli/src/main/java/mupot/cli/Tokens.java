package mupot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bearer tokens, each narrower than its owner. */
@Command(
        name = "token",
        description = "your own bearer tokens",
        subcommands = {Tokens.Create.class, Tokens.Listing.class, Tokens.Revoke.class})
final class Tokens extends Group {

    @Command(name = "create", description = "make a token that may do at most what you say here")
    static final class Create extends Common {

        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                description = "RANK@pot, RANK@department:D, RANK@squad:S, or approve; none means nothing")
        List<String> scopes = List.of();

        @Option(
                names = "--expires",
                defaultValue = "30d",
                paramLabel = "TIME",
                description = "30d, 12h (${DEFAULT-VALUE})")
        String expires = "30d";

        @Option(names = "--label", defaultValue = "cli", paramLabel = "TEXT", description = "what it is for")
        String label = "cli";

        @Override
        public void run() {
            ObjectNode body = Api.body().put("label", label).put("expiresIn", expires);
            scopes.forEach(body.putArray("scope")::add);
            print(api().post("/api/v1/tokens", body), made -> {
                say("Shown once; works until " + Cells.cell(made.path("expiresAt")) + ":");
                say("  " + made.path("token").asText());
            });
        }
    }

    @Command(name = "list", description = "list your tokens")
    static final class Listing extends Paged {

        @Override
        public void run() {
            table(
                    api().get("/api/v1/tokens" + Query.of("after", after)),
                    "No tokens.",
                    "id",
                    "label",
                    "scope",
                    "expiresAt");
        }
    }

    @Command(name = "revoke", description = "make a token worthless, at once")
    static final class Revoke extends Common {

        @Parameters(paramLabel = "ID", description = "as listed")
        String id = "";

        @Override
        public void run() {
            print(
                    api().post("/api/v1/tokens/" + Api.part(id) + "/revoke", Api.body()),
                    ignored -> say("Token " + id + " is worthless now."));
        }
    }
}
