package mupot.kernel.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Book;
import mupot.kernel.book.Entry;
import mupot.kernel.book.Found;
import mupot.kernel.book.Held;
import mupot.kernel.book.Page;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.id.TaskId;

/** What a task's agent has handed on. */
public record HandedOn(Book book) {

    private static final int TOGETHER = 50;

    /** Most of what goes beyond {@link AdoptTask#MOST_CHILDREN} was never adopted. */
    private static final int PAGES = 10;

    /** @param filed empty: keeper has not adopted it yet */
    public record Part(Held<Task> task, Optional<Filed> filed) {}

    /** What names another parent than it was filed under is none of its parts. */
    public List<Part> by(TaskId parent) {
        List<Part> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (int i = 0; i < PAGES && (i == 0 || after.isPresent()); i++) {
            Page<Entry> page = book.page(Refs.handedOn(parent), after, TOGETHER);
            all.addAll(parts(
                    parent,
                    page.items().stream()
                            .map(entry -> new TaskId(entry.value().id()))
                            .toList()));
            after = page.next();
        }
        return all;
    }

    private List<Part> parts(TaskId parent, List<TaskId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Ref<?>> refs = new ArrayList<>();
        ids.forEach(id -> refs.addAll(List.of(Refs.task(id), Refs.filed(id))));
        Found found = book.findAll(refs);
        return ids.stream()
                .flatMap(id -> found.get(Refs.task(id)).stream()
                        .map(task -> new Part(task, found.get(Refs.filed(id)).map(Held::value))))
                .filter(part -> part.filed()
                        .map(Filed::parent)
                        .orElseGet(() -> part.task().value().parent())
                        .equals(Optional.of(parent)))
                .toList();
    }

    /** With all that its parts have handed on in their turn. */
    public List<Part> below(TaskId parent) {
        List<Part> all = new ArrayList<>();
        below(parent, AdoptTask.MOST_DEPTH, all);
        return all;
    }

    private void below(TaskId parent, int generations, List<Part> all) {
        if (generations > 0) {
            for (Part part : by(parent)) {
                all.add(part);
                below(part.task().value().id(), generations - 1, all);
            }
        }
    }
}
