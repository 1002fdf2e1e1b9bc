package mupot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be done. */
@Command(
        name = "task",
        description = "what is to be done",
        subcommands = {Tasks.Add.class, Tasks.Listing.class, Tasks.Show.class, Tasks.Watch.class, Tasks.Cancel.class})
final class Tasks extends Group {

    private static final Set<String> RESTING = Set.of("Done", "Failed", "Cancelled", "Waiting", "AwaitingVerdict");

    @Command(name = "add", description = "file a task for a squad")
    static final class Add extends Common {

        @Parameters(paramLabel = "TITLE", description = "what, in one line")
        String title = "";

        @Option(names = "--squad", required = true, paramLabel = "S", description = "who shall do it")
        String squad = "";

        @Option(names = "--body", defaultValue = "", paramLabel = "TEXT", description = "more about it")
        String body = "";

        @Option(names = "--done-when", defaultValue = "", paramLabel = "TEXT", description = "how to tell it is done")
        String doneWhen = "";

        @Option(names = "--watch", description = "stay and tell what happens")
        boolean watch;

        @Override
        public void run() {
            ObjectNode body = Api.body()
                    .put("title", title)
                    .put("squad", squad)
                    .put("body", this.body)
                    .put("doneWhen", doneWhen);
            JsonNode made = api().post("/api/v1/tasks", body);
            say("Filed as " + Columns.cell(made.path("id")) + ".");
            print(watch ? watched(this, made.path("id").asText()) : made, ignored -> {});
        }
    }

    @Command(name = "list", description = "list tasks, newest first")
    static final class Listing extends Common {

        @Option(names = "--squad", paramLabel = "S", description = "whose")
        @Nullable
        String squad;

        @Option(names = "--state", paramLabel = "X", description = "Open, Working, AwaitingVerdict, Done …")
        @Nullable
        String state;

        @Option(names = "--after", paramLabel = "CURSOR", description = "go on where a list stopped")
        @Nullable
        String after;

        @Override
        public void run() {
            String query = Query.of("squad", squad, "state", state, "after", after);
            table(api().get("/api/v1/tasks" + query), "No tasks.", "id", "state", "title", "assignee", "why");
        }
    }

    @Command(name = "show", description = "one task: where it stands, why it waits, what it proposes")
    static final class Show extends Common {

        @Parameters(paramLabel = "ID", description = "the id or its ending")
        String id = "";

        @Override
        public void run() {
            print(api().get("/api/v1/tasks/" + Api.part(id)), task -> shown(this, task));
        }
    }

    @Command(name = "watch", description = "tell what happens to a task until it rests")
    static final class Watch extends Common {

        @Parameters(paramLabel = "ID", description = "the id or its ending")
        String id = "";

        @Override
        public void run() {
            print(watched(this, id), ignored -> {});
        }
    }

    @Command(name = "cancel", description = "cancel a task that isn't firing")
    static final class Cancel extends Common {

        @Parameters(paramLabel = "ID", description = "the id or its ending")
        String id = "";

        @Override
        public void run() {
            print(api().post("/api/v1/tasks/" + Api.part(id) + "/cancel", Api.body()), ignored -> say("Cancelled."));
        }
    }

    private static JsonNode watched(Common command, String id) {
        String last = "";
        JsonNode task = command.api().get("/api/v1/tasks/" + Api.part(id));
        while (true) {
            String now = Columns.cell(task.path("state")) + "  " + Columns.cell(task.path("why"));
            if (!now.equals(last)) {
                command.say("  " + now.strip());
                last = now;
            }
            if (RESTING.contains(task.path("state").asText())) {
                next(command, task);
                return task;
            }
            pause();
            task = command.api().get("/api/v1/tasks/" + Api.part(id));
        }
    }

    private static void shown(Common command, JsonNode task) {
        command.say(Columns.cell(task.path("id")) + "  " + Columns.cell(task.path("state")));
        command.say(Columns.cell(task.path("title")));
        for (String field : new String[] {"why", "until", "squad", "creator", "assignee", "doneWhen"}) {
            String value = Columns.cell(task.path(field));
            if (!value.isEmpty()) {
                command.say("  %-9s %s".formatted(field, value));
            }
        }
        task.path("notes").forEach(note -> command.say("  - " + Columns.cell(note.path("text"))));
        next(command, task);
    }

    private static void next(Common command, JsonNode task) {
        if (task.path("state").asText().equals("AwaitingVerdict")) {
            JsonNode proposals = task.path("proposals");
            String proposal = Columns.cell(proposals.path(proposals.size() - 1));
            command.say("  pot proposal show " + proposal);
            command.say("  pot proposal approve " + proposal);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(700);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.refused("interrupted", "Stopped watching.", "");
        }
    }
}
