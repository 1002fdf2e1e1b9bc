package mupot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Agents: a squad's workers, each answered for by a human. */
@Command(
        name = "agent",
        description = "agents of a squad",
        subcommands = {Agents.Add.class, Agents.Listing.class, Agents.Show.class})
final class Agents extends Group {

    @Command(name = "add", description = "add an agent; you answer for what it does")
    static final class Add extends Common {

        @Parameters(paramLabel = "NAME", description = "its name")
        String name = "";

        @Option(names = "--squad", required = true, paramLabel = "S", description = "its squad")
        String squad = "";

        @Option(names = "--role", required = true, paramLabel = "R", description = "what it is there for")
        String role = "";

        @Option(names = "--skill", paramLabel = "SKILL", description = "a procedure it follows without a model")
        List<String> skills = List.of();

        @Option(names = "--model", paramLabel = "M", description = "what it thinks with")
        @Nullable
        String model;

        @Override
        public void run() {
            ObjectNode body = Api.body().put("name", name).put("squad", squad).put("role", role);
            skills.forEach(body.putArray("skills")::add);
            if (model != null) {
                body.put("model", model);
            }
            print(
                    api().post("/api/v1/agents", body),
                    made -> say("Agent " + Cells.cell(made.path("slug")) + " added; you answer for it."));
        }
    }

    @Command(name = "list", description = "list agents")
    static final class Listing extends Paged {

        @Option(names = "--squad", required = true, paramLabel = "S", description = "whose")
        String squad = "";

        @Override
        public void run() {
            table(
                    api().get("/api/v1/agents" + Query.of("squad", squad, "after", after)),
                    "No agents yet.",
                    "slug",
                    "role",
                    "skills",
                    "model",
                    "id");
        }
    }

    @Command(name = "show", description = "an agent's card")
    static final class Show extends Common {

        @Parameters(paramLabel = "AGENT", description = "id or slug")
        String agent = "";

        @Option(names = "--squad", required = true, paramLabel = "S", description = "its squad")
        String squad = "";

        @Override
        public void run() {
            print(
                    api().get("/api/v1/agents/" + Api.part(agent) + "?squad=" + Api.part(squad)),
                    found -> found.fieldNames()
                            .forEachRemaining(
                                    field -> say("%-12s %s".formatted(field, Cells.cell(found.path(field))))));
        }
    }
}
