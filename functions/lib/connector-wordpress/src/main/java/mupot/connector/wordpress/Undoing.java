package mupot.connector.wordpress;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.connector.wordpress.Things.Thing;
import mupot.kernel.connector.SiteUnavailable;

/** Puts one thing back to how it was before this performance, as far as it still is as this performance left it. */
record Undoing(Things things, Writing writing) {

    /**
     * What was done.
     *
     * @param told the thing right after, as WordPress said; empty: it went where it isn't found any more
     */
    record Wrote(Step step, Optional<Thing> told) {}

    /** Whether it is as it was. */
    boolean undone(Wrote wrote, Optional<Thing> before) {
        try {
            return before.map(it -> restored(wrote, it))
                    .orElseGet(() -> wrote.told().map(this::away).orElse(false));
        } catch (SiteUnavailable unavailable) {
            return false;
        }
    }

    /** A page that someone worked on since it was made stays. */
    private boolean away(Thing made) {
        Optional<Thing> seen = things.find(made.resource());
        if (gone(seen)) {
            return true;
        }
        if (!texts(seen.orElseThrow()).equals(texts(made))) {
            return false;
        }
        var _ = writing.trash(made);
        return gone(things.find(made.resource()));
    }

    private boolean restored(Wrote wrote, Thing before) {
        Step step = wrote.step();
        Optional<Thing> seen = things.find(before.resource());
        var texts = new TreeMap<String, String>();
        if (step.removes()) {
            before.text("status").filter(_ -> gone(seen)).ifPresent(status -> texts.put("status", status));
        } else {
            step.wishes().stream()
                    .filter(wish -> Step.text(seen, wish).equals(Step.text(wrote.told(), wish)))
                    .forEach(wish -> Step.text(Optional.of(before), wish)
                            .filter(text -> !Step.text(seen, wish).equals(Optional.of(text)))
                            .ifPresent(text -> texts.put(wish.target().field(), text)));
        }
        if (!texts.isEmpty() && seen.isPresent()) {
            var _ = writing.set(before.resource(), seen, texts);
        }
        return same(step, texts.isEmpty() ? seen : things.find(before.resource()), before);
    }

    private static boolean same(Step step, Optional<Thing> seen, Thing before) {
        return step.wishes().stream()
                .allMatch(wish -> Step.text(seen, wish).equals(Step.text(Optional.of(before), wish)));
    }

    private static boolean gone(Optional<Thing> seen) {
        return seen.filter(thing -> !thing.json().path("status").asText().equals("trash"))
                .isEmpty();
    }

    private static SortedMap<String, String> texts(Thing thing) {
        return Fields.of(thing.resource().type(), thing.json());
    }
}
