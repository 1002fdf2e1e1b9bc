package mupot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Departments: the pot's first division. */
@Command(
        name = "department",
        description = "departments of the pot",
        subcommands = {Departments.Add.class, Departments.Listing.class})
final class Departments extends Group {

    @Command(name = "add", description = "add a department")
    static final class Add extends Common {

        @Parameters(paramLabel = "NAME", description = "its name")
        String name = "";

        @Override
        public void run() {
            print(
                    api().post("/api/v1/departments", Api.body().put("name", name)),
                    made -> say("Department " + Cells.cell(made.path("slug")) + " added."));
        }
    }

    @Command(name = "list", description = "list departments")
    static final class Listing extends Paged {

        @Override
        public void run() {
            table(
                    api().get("/api/v1/departments" + Query.of("after", after)),
                    "No departments yet.",
                    "slug",
                    "name",
                    "id");
        }
    }
}
