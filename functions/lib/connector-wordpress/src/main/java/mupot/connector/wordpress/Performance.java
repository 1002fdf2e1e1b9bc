package mupot.connector.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mupot.connector.wordpress.Things.Thing;
import mupot.connector.wordpress.Writing.Written;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.connector.SiteWriting.Performed;

/**
 * One payload on one site. WordPress knows no transaction: thing by thing, each compared right before and judged by
 * what its answer says, and taken back together if one of them can't be done. Begun before and interrupted, it goes on.
 */
final class Performance {

    private final Things things;
    private final Writing writing;
    private final Overwritten overwritten;
    private final String root;
    private final List<Step> steps;
    private final Map<Resource, Optional<Thing>> before = new HashMap<>();
    private final List<Undoing.Wrote> written = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    /** A site that keeps us waiting is asked for nothing more: time is short under a claim. */
    private boolean silent;

    /** @param root the site's own address */
    Performance(Session session, String root, List<Step> steps) {
        this.things = new Things(session);
        this.writing = new Writing(session);
        this.overwritten = new Overwritten(session);
        this.root = root;
        this.steps = steps;
    }

    Performed run() {
        try {
            steps.forEach(step -> before.put(step.resource(), things.find(step.resource())));
        } catch (SiteUnavailable unavailable) {
            return new Performed.Failed("Nothing was changed. " + unavailable.sentence());
        }
        steps.forEach(step -> found.addAll(step.made(now(step))));
        return stale().or(this::refused).orElseGet(this::write);
    }

    private Optional<Performed> stale() {
        return steps.stream()
                .flatMap(step -> step.stale(now(step)).stream())
                .findFirst()
                .map(target -> found.isEmpty()
                        ? new Performed.Stale(target.toString())
                        : new Performed.Unknown(target + " changed since the draft, and a part is as approved: "
                                + String.join(", ", found) + ". A person has to look."));
    }

    private Optional<Performed> refused() {
        for (Step step : steps) {
            if (now(step).isEmpty() && step.resource().slug().isEmpty()) {
                return Optional.of(new Performed.Failed("Nothing was changed. " + Trouble.hidden(step.resource())));
            }
            if (step.renames(now(step))) {
                return Optional.of(new Performed.Failed(
                        "Nothing was changed. " + Trouble.exists(now(step).orElseThrow())));
            }
            for (Step.Wish wish : step.wishes()) {
                Optional<String> fault = wish.is(Step.text(now(step), wish))
                        ? Optional.empty()
                        : Rules.fault(wish.target(), now(step), root, wish.after());
                if (fault.isPresent()) {
                    return Optional.of(
                            new Performed.Failed("Nothing was changed. " + wish.target() + ": " + fault.get() + "."));
                }
            }
        }
        return Optional.empty();
    }

    private Performed write() {
        if (steps.stream().allMatch(step -> step.done(now(step)))) {
            return new Performed.Done();
        }
        for (Step step : steps) {
            if (step.done(now(step)) && step.wishes().stream().noneMatch(Step.Wish::keeps)) {
                continue;
            }
            if (silent) {
                return new Performed.Unknown(Trouble.NO_ANSWER + " Changed so far: " + names(written)
                        + ". The rest follows once the site answers again.");
            }
            Optional<Performed> ended = changed(step);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        return lookedAt();
    }

    /** Looks once more right before: minutes may lie between the first look at all and this. Empty: it goes on. */
    private Optional<Performed> changed(Step step) {
        Optional<Thing> look;
        try {
            look = things.find(step.resource());
        } catch (SiteUnavailable unavailable) {
            return Optional.of(backOut(unavailable.sentence()));
        }
        if (!asSeen(step, look)) {
            if (!step.done(look)) {
                return Optional.of(
                        stale(step.stale(look).orElse(step.wishes().getFirst().target()), " changed meanwhile."));
            }
            found.addAll(step.made(look));
            return Optional.empty();
        }
        before.put(step.resource(), look);
        return settled(step, sent(step));
    }

    private boolean asSeen(Step step, Optional<Thing> look) {
        return look.isPresent() == now(step).isPresent()
                && step.wishes().stream()
                        .allMatch(wish -> Step.text(look, wish).equals(Step.text(now(step), wish))
                                || followed(wish, Step.text(look, wish)));
    }

    /** A label that follows its page's title, which was written here, is nobody's edit. */
    private boolean followed(Step.Wish wish, Optional<String> label) {
        return wish.target().resource().type() == ResourceType.MENU_ITEMS
                && wish.target().field().equals("title")
                && written.stream()
                        .flatMap(wrote -> wrote.told().stream())
                        .map(thing -> thing.json().path("title"))
                        .anyMatch(title -> label.equals(
                                        Optional.of(title.path("rendered").asText()))
                                || label.equals(Optional.of(title.path("raw").asText())));
    }

    private Performed stale(Target target, String why) {
        return backOut(target + why) instanceof Performed.Unknown unknown
                ? unknown
                : new Performed.Stale(target.toString());
    }

    private Written sent(Step step) {
        try {
            return step.removes()
                    ? writing.trash(now(step).orElseThrow())
                    : writing.set(step.resource(), now(step), step.toSend(now(step)));
        } catch (SiteUnavailable unavailable) {
            return new Written.Refused(unavailable.sentence());
        }
    }

    /** Empty: it is as it shall be, and it goes on. */
    private Optional<Performed> settled(Step step, Written written) {
        return switch (written) {
            case Written.Told(var thing) ->
                kept(step, thing)
                        ? overwrote(step).or(() -> wrote(step, Optional.of(thing)))
                        : Optional.of(unwanted(step, thing));
            case Written.Refused(var why) -> Optional.of(backOut(why));
            case Written.Lost(var why, var over) -> lost(step, why, over);
        };
    }

    private Optional<Performed> wrote(Step step, Optional<Thing> told) {
        written.add(new Undoing.Wrote(step, told));
        return Optional.empty();
    }

    /** Somebody's edit of that very moment is given back to them: then this is stale. */
    private Optional<Performed> overwrote(Step step) {
        Optional<JsonNode> edit = now(step).flatMap(thing -> overwritten.between(step, thing));
        if (edit.isEmpty()) {
            return Optional.empty();
        }
        var theirs = new TreeMap<String, String>();
        for (Step.Wish wish : step.wishes()) {
            Overwritten.text(edit.get(), wish.target().field())
                    .or(() -> Step.text(now(step), wish))
                    .ifPresent(text -> theirs.put(wish.target().field(), text));
        }
        Target target = step.wishes().getFirst().target();
        if (!(writing.set(step.resource(), now(step), theirs) instanceof Written.Told)) {
            return Optional.of(new Performed.Unknown("Somebody edited " + step.resource() + " at the same moment. Their"
                    + " text is in WordPress's revisions. A person has to look."));
        }
        return Optional.of(stale(target, " was edited at the same moment; that text was given back."));
    }

    /** What went away is there still, in the trash. */
    private static boolean kept(Step step, Thing told) {
        if (step.removes()) {
            return told.json().path("status").asText().equals("trash");
        }
        return step.done(Optional.of(told))
                && step.resource()
                        .slug()
                        .map(slug -> told.json().path("slug").asText().equals(slug))
                        .orElse(true);
    }

    private static String altered(Step step, Thing told) {
        String target = step.wishes().stream()
                .filter(wish -> !wish.is(Step.text(Optional.of(told), wish)))
                .map(wish -> wish.target().toString())
                .findFirst()
                .orElse("the slug of " + step.resource());
        return "WordPress stored " + target + " otherwise than it was approved: that user may not store it so,"
                + " or it is taken.";
    }

    private Optional<Performed> lost(Step step, String why, boolean over) {
        Optional<Thing> seen;
        try {
            seen = things.find(step.resource());
        } catch (SiteUnavailable unavailable) {
            return Optional.of(unknown(step, why));
        }
        if (step.done(seen)) {
            silent = !over;
            return wrote(step, seen);
        }
        return Optional.of(over && step.untouched(seen) ? backOut(why) : unknown(step, why));
    }

    private Performed unknown(Step step, String why) {
        return new Performed.Unknown(why + " Whether " + step.resource() + " was changed isn't known."
                + (written.isEmpty() ? "" : " Changed before: " + names(written) + "."));
    }

    /** WordPress did something else. What it made may not even have the slug by which it would be found. */
    private Performed unwanted(Step step, Thing told) {
        String why = altered(step, told);
        if (now(step).isPresent()) {
            written.add(new Undoing.Wrote(step, Optional.of(told)));
            return backOut(why);
        }
        return writing.trash(told) instanceof Written.Told
                ? backOut(why + " What it made instead lies in the trash.")
                : new Performed.Unknown(why + " " + told.resource() + " was made and couldn't be taken back."
                        + " A person has to look.");
    }

    /** Takes back what stands as it was written here; what others changed meanwhile is theirs. */
    private Performed backOut(String why) {
        if (!found.isEmpty()) {
            return new Performed.Unknown(why + " A part is as approved: " + String.join(", ", found)
                    + (written.isEmpty() ? "" : ", " + names(written)) + ". A person has to look.");
        }
        List<Undoing.Wrote> left = written.reversed().stream()
                .filter(wrote -> !new Undoing(things, writing).undone(wrote, now(wrote.step())))
                .toList();
        if (left.isEmpty()) {
            return new Performed.Failed(
                    why + (written.isEmpty() ? " Nothing was changed." : " What was changed was put back."));
        }
        return new Performed.Unknown(why + " It could not be put back: " + names(left) + ". A person has to look.");
    }

    /** Labels follow titles, slugs make way: what counts is what stands at the end. */
    private Performed lookedAt() {
        try {
            for (Step step : steps) {
                if (!step.done(things.find(step.resource()))) {
                    return new Performed.Unknown(
                            step.resource() + " was written as approved and isn't so any more. A person has to look.");
                }
            }
            return new Performed.Done();
        } catch (SiteUnavailable unavailable) {
            return new Performed.Unknown("It was written as approved. " + unavailable.sentence());
        }
    }

    private Optional<Thing> now(Step step) {
        return before.getOrDefault(step.resource(), Optional.empty());
    }

    private static String names(List<Undoing.Wrote> wrote) {
        return String.join(
                ", ",
                wrote.stream().map(one -> one.step().resource().toString()).toList());
    }
}
