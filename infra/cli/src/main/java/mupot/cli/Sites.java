package mupot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
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
            subcommands = {ConnectFolder.class})
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
