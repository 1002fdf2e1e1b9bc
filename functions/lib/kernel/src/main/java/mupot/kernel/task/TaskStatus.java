package mupot.kernel.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Entry;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Section;
import mupot.kernel.id.Brief;
import mupot.kernel.id.TaskId;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Scope;

/** How a squad's tasks stand, in words. Looks only inside what the actor may see. */
public record TaskStatus(Book book) {

    private static final int SHOWN = 8;

    public String inWords(Actor actor, Scope.Squad squad, Optional<String> named) {
        if (!Policy.sees(actor, Query.LIST_TASKS, squad)) {
            return Refusal.NOT_ALLOWED_HERE.sentence();
        }
        List<Task> tasks = newest(squad);
        List<Task> wanted = named.map(name -> tasks.stream()
                        .filter(task -> Brief.means(name, task.id()))
                        .toList())
                .orElse(tasks);
        if (wanted.isEmpty()) {
            return named.isPresent() ? Refusal.notFound("task").sentence() : "No tasks here yet. /task files one.";
        }
        var lines = new ArrayList<String>();
        wanted.stream().limit(SHOWN).forEach(task -> lines.add(line(task)));
        return String.join("\n", lines);
    }

    private List<Task> newest(Scope.Squad squad) {
        List<Ref<Task>> refs = new ArrayList<>();
        for (Held<Entry> entry : book.page(
                        Section.of(Kinds.TASKS, squad.id().value()).backwards(), Optional.empty(), 100)
                .items()) {
            refs.add(Kinds.task(new TaskId(entry.value().id())));
        }
        var found = book.findAll(refs);
        return refs.stream()
                .flatMap(ref -> found.get(ref).stream())
                .map(Held::value)
                .toList();
    }

    private static String line(Task task) {
        return Brief.of(task.id()) + "  " + task.state().spelled() + "  " + task.title() + why(task.state());
    }

    private static String why(TaskState state) {
        return switch (state) {
            case TaskState.Waiting(var _, var why, var _) -> " (" + why + ")";
            case TaskState.Firing(var _, var why) -> why.isEmpty() ? "" : " (" + why + ")";
            case TaskState.Failed(var why) -> " (" + why + ")";
            case TaskState.Done(var how) -> how.isEmpty() ? "" : " (" + how + ")";
            case TaskState.AwaitingVerdict(var _, var until) -> " (waits for a verdict until " + until + ")";
            case TaskState.Open _, TaskState.Working _, TaskState.Checking _, TaskState.Cancelled _ -> "";
        };
    }
}
