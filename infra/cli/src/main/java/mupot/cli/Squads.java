package mupot.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Squads: teams of agents and members. */
@Command(
        name = "squad",
        description = "squads: teams of agents and members",
        subcommands = {Squads.Add.class, Squads.Listing.class, Squads.Show.class})
final class Squads extends Group {

    @Command(name = "add", description = "add a squad to a department")
    static final class Add extends Common {

        @Parameters(paramLabel = "NAME", description = "its name")
        String name = "";

        @Option(names = "--department", required = true, paramLabel = "D", description = "where it belongs")
        String department = "";

        @Option(names = "--template", paramLabel = "T", description = "agents to begin with: web-operations")
        @Nullable
        String template;

        @Override
        public void run() {
            ObjectNode body = Api.body().put("name", name).put("department", department);
            if (template != null) {
                body.put("template", template);
            }
            print(api().post("/api/v1/squads", body), made -> {
                say("Squad " + Cells.cell(made.path("slug")) + " added.");
                made.path("agents").forEach(agent -> say("  " + Cells.cell(agent.path("slug"))));
            });
        }
    }

    @Command(name = "list", description = "list the squads you may see")
    static final class Listing extends Paged {

        @Override
        public void run() {
            table(
                    api().get("/api/v1/squads" + Query.of("after", after)),
                    "No squads yet.",
                    "slug",
                    "name",
                    "department",
                    "id");
        }
    }

    @Command(name = "show", description = "one squad and its agents")
    static final class Show extends Common {

        @Parameters(paramLabel = "SQUAD", description = "id or slug")
        String squad = "";

        @Override
        public void run() {
            print(api().get("/api/v1/squads/" + Api.part(squad)), found -> {
                say(Cells.cell(found.path("name")) + "  " + Cells.cell(found.path("id")) + "  in "
                        + Cells.cell(found.path("department")));
                found.path("agents").forEach(agent -> {
                    say("  " + Cells.cell(agent.path("slug")) + "  " + Cells.cell(agent.path("skills")));
                    paragraph("    ", Cells.cell(agent.path("role")));
                });
            });
        }
    }
}
