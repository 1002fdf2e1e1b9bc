package mupot.connector.wordpress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.Hash;

/** All that changes about one thing: one request. */
record Step(Resource resource, List<Wish> wishes) {

    /** One field and what it shall be. */
    record Wish(Target target, Optional<Hash> before, Optional<String> after) {

        boolean is(Optional<String> text) {
            return text.equals(after);
        }

        boolean was(Optional<String> text) {
            return text.map(Hash::of).equals(before);
        }

        /** It shall stay as it is, whatever the other changes do to it. */
        boolean keeps() {
            return after.map(Hash::of).equals(before);
        }
    }

    Step {
        wishes = List.copyOf(wishes);
    }

    /** Pages before what shows their titles: a label that equals the title of its page is not kept by WordPress. */
    static List<Step> of(Payload payload) {
        var byResource = new LinkedHashMap<Resource, List<Wish>>();
        for (Payload.Change change : payload.changes()) {
            Target target = Target.parse(change.target()).orElseThrow();
            byResource
                    .computeIfAbsent(target.resource(), _ -> new ArrayList<>())
                    .add(new Wish(target, change.before(), change.after()));
        }
        return byResource.entrySet().stream()
                .map(entry -> new Step(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Step step) -> step.resource().type()))
                .toList();
    }

    /** Away with the whole thing. */
    boolean removes() {
        return wishes.stream().anyMatch(wish -> wish.after().isEmpty())
                || wishes.stream()
                        .anyMatch(wish -> wish.target().field().equals("status")
                                && wish.after().equals(Optional.of("trash")));
    }

    /** Would change, under the name of a new one, what is there: whatever forbids that knows it by its number. */
    boolean renames(Optional<Things.Thing> thing) {
        return resource.slug().isPresent()
                && thing.isPresent()
                && !removes()
                && (!done(thing)
                        || wishes.stream().anyMatch(wish -> wish.before().isPresent()));
    }

    boolean done(Optional<Things.Thing> thing) {
        return wishes.stream().allMatch(wish -> wish.is(text(thing, wish)));
    }

    boolean untouched(Optional<Things.Thing> thing) {
        return wishes.stream().allMatch(wish -> wish.was(text(thing, wish)));
    }

    /** The first that is neither as it was nor as it shall be. */
    Optional<Target> stale(Optional<Things.Thing> thing) {
        return wishes.stream()
                .filter(wish -> !wish.is(text(thing, wish)) && !wish.was(text(thing, wish)))
                .map(Wish::target)
                .findFirst();
    }

    /** Those that are as they shall be, and weren't before. */
    List<String> made(Optional<Things.Thing> thing) {
        return wishes.stream()
                .filter(wish -> !wish.keeps() && wish.is(text(thing, wish)))
                .map(wish -> wish.target().toString())
                .toList();
    }

    /** What has to be sent: what isn't there yet, and what another change could take away. */
    Map<String, String> toSend(Optional<Things.Thing> thing) {
        var texts = new TreeMap<String, String>();
        wishes.stream()
                .filter(wish -> wish.keeps() || !wish.is(text(thing, wish)))
                .forEach(wish -> texts.put(wish.target().field(), wish.after().orElseThrow()));
        return texts;
    }

    static Optional<String> text(Optional<Things.Thing> thing, Wish wish) {
        return thing.flatMap(it -> it.text(wish.target().field()));
    }
}
