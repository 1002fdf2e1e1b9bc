package mupot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Coming in: as the first owner, as an invited member; and who one is. */
final class Entering {

    private Entering() {}

    @Command(name = "init", description = "become the owner of a fresh pot, or enter as an invited member")
    static final class Init extends Common {

        @Option(names = "--name", paramLabel = "NAME", description = "the pot's name for people")
        @Nullable
        String name;

        @Option(names = "--owner", paramLabel = "EMAIL", description = "your e-mail address")
        @Nullable
        String owner;

        @Option(names = "--email", paramLabel = "EMAIL", description = "with --accept-file: the invited address")
        @Nullable
        String email;

        @Option(
                names = "--bootstrap-file",
                paramLabel = "FILE",
                description = "holds the one-time token or link; '-' reads it (else the local pot's own is found)")
        @Nullable
        String bootstrapFile;

        @Option(names = "--accept-file", paramLabel = "FILE", description = "holds an invitation; '-' reads it")
        @Nullable
        String acceptFile;

        @Override
        public void run() {
            if (acceptFile != null) {
                if (email == null) {
                    throw Failure.usage("--accept-file goes with --email, the address that was invited");
                }
                enter(
                        this,
                        "/api/v1/accept",
                        Api.body().put("invite", secret(acceptFile)).put("email", email));
                return;
            }
            if (name == null || owner == null) {
                throw Failure.usage("pot init needs --name and --owner");
            }
            ObjectNode body =
                    Api.body().put("token", bootstrap()).put("name", name).put("email", owner);
            enter(this, "/api/v1/init", body);
        }

        private String bootstrap() {
            if (bootstrapFile != null) {
                return token(secret(bootstrapFile));
            }
            Path link = settings().data().resolve("owner-link");
            if (!Files.isReadable(link)) {
                throw Failure.refused(
                        "no_owner_link",
                        "No owner link in " + settings().data() + ".",
                        "Start the pot with `pot up`, or give its link with --bootstrap-file.");
            }
            try {
                return token(Files.readString(link).strip());
            } catch (IOException e) {
                throw Failure.usage("can't read " + link);
            }
        }

        /** From the whole link or from the token alone. */
        private static String token(String text) {
            int at = text.indexOf("token=");
            return at < 0 ? text : URI.create(text).getQuery().substring("token=".length());
        }
    }

    @Command(name = "whoami", description = "who the pot takes you for, and what you may do where")
    static final class Whoami extends Common {

        @Override
        public void run() {
            print(api().get("/api/v1/whoami"), me -> {
                say(Cells.cell(me.path("name")) + "  " + Cells.cell(me.path("id")) + "  "
                        + Cells.cell(me.path("email")));
                me.path("grants")
                        .forEach(grant ->
                                say("  " + Cells.cell(grant.path("rank")) + " on " + Cells.cell(grant.path("scope"))));
            });
        }
    }

    private static void enter(Common command, String path, ObjectNode body) {
        JsonNode entered = command.api().post(path, body);
        Settings settings = command.settings();
        new Sessions(settings.session())
                .keep(settings.url(), entered.path("token").asText());
        ObjectNode shown = ((ObjectNode) entered).deepCopy();
        shown.remove("token");
        command.print(shown, ignored -> {
            command.say("You are in. Your token is kept in " + settings.session() + ".");
            command.say("  pot whoami");
        });
    }
}
