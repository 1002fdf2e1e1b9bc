package mupot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a squad's agents work on. */
@Command(
        name = "site",
        description = "what a squad's agents work on",
        subcommands = {Sites.Connect.class, Sites.Listing.class})
final class Sites extends Group {

    @Command(
            name = "connect",
            description = "connect a site",
            subcommands = {ConnectFolder.class, ConnectWordPress.class})
    static final class Connect extends Group {}

    @Command(name = "folder", description = "a folder of HTML on the pot's own machine")
    static final class ConnectFolder extends Common {

        @Parameters(paramLabel = "PATH", description = "the folder")
        Path path = Path.of("");

        @Option(names = "--squad", required = true, paramLabel = "S", description = "whose agents may work on it")
        String squad = "";

        @Override
        public void run() {
            ObjectNode body = Api.body()
                    .put("kind", "folder")
                    .put("origin", path.toAbsolutePath().normalize().toString())
                    .put("squad", squad);
            print(
                    api().post("/api/v1/sites", body),
                    ignored -> say("The agents of " + squad + " may read " + path + " now; they change nothing"
                            + " without a verdict."));
        }
    }

    @Command(
            name = "wordpress",
            description = "a WordPress site, by an application password of one of its Editors",
            footer = {
                "",
                "An application password can do all that its user may, and WordPress shows texts as they are edited only to"
                        + " who may edit them. The pot's worker reads with it and asks for nothing else; who takes that"
                        + " process over could. With --read-user the worker gets another user's, and the one that"
                        + " publishes stays with the gate: docs/sites/wordpress.md says which role that user needs."
            })
    static final class ConnectWordPress extends Common {

        @Parameters(paramLabel = "URL", description = "the site's address")
        String address = "";

        @Option(names = "--squad", required = true, paramLabel = "S", description = "whose agents may work on it")
        String squad = "";

        @Option(names = "--name", paramLabel = "N", description = "what it is called here")
        @Nullable
        String name;

        @Option(names = "--user", required = true, paramLabel = "U", description = "the Editor's user name there")
        String user = "";

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "holds the application password; '-' reads it; without it you are asked")
        @Nullable
        String passwordFile;

        @Option(
                names = "--read-user",
                paramLabel = "U",
                description = "another user there, whose login is all that the worker gets")
        @Nullable
        String readUser;

        @Option(
                names = "--read-password-file",
                paramLabel = "FILE",
                description = "holds that user's application password; '-' reads it; without it you are asked")
        @Nullable
        String readPasswordFile;

        @Override
        public void run() {
            if (readUser == null && readPasswordFile != null) {
                throw Failure.usage("--read-password-file goes with --read-user");
            }
            if ("-".equals(passwordFile) && "-".equals(readPasswordFile)) {
                throw Failure.usage("one password at most comes by standard input");
            }
            ObjectNode body = Api.body()
                    .put("kind", "wordpress")
                    .put("origin", address)
                    .put("squad", squad)
                    .put("user", user)
                    .put("password", passwordFile == null ? typed(user) : secret(passwordFile));
            if (readUser != null) {
                body.put("readUser", readUser)
                        .put("readPassword", readPasswordFile == null ? typed(readUser) : secret(readPasswordFile));
            }
            if (name != null) {
                body.put("name", name);
            }
            print(api().post("/api/v1/sites", body), site -> {
                say("The agents of " + squad + " may read "
                        + site.path("origin").asText(address) + " now; they change nothing without a verdict.");
                paragraph(
                        "",
                        "Whoever took the worker's process over could do there what "
                                + (readUser == null
                                        ? user + " may: it reads with that login. --read-user gives it another."
                                        : readUser + " may, and not what " + user + " may."));
            });
        }

        /** Seen by nobody who looks over a shoulder. */
        private static String typed(String user) {
            Console console = System.console();
            char[] password = console == null || !console.isTerminal()
                    ? null
                    : console.readPassword("Application password of %s (it isn't shown): ", user);
            if (password == null || password.length == 0) {
                throw Failure.usage(
                        "a password that can't be typed comes by --password-file FILE, that of --read-user by"
                                + " --read-password-file FILE; '-' is standard input");
            }
            return new String(password).strip();
        }
    }

    @Command(name = "list", description = "list connected sites")
    static final class Listing extends Paged {

        @Override
        public void run() {
            table(
                    api().get("/api/v1/sites" + Query.of("after", after)),
                    "No site is connected.",
                    "kind",
                    "origin",
                    "squad",
                    "id");
        }
    }
}
