package mupot.scenario.run;

import java.util.List;
import java.util.function.IntConsumer;
import mupot.kernel.id.Slug;
import mupot.kernel.run.Skill;
import mupot.kernel.task.HandOn;

/** Hands on what a title says to split, once for each generation that it names; does everything else as {@link Tidy}. */
final class Splitter implements Skill {

    static final String GOAL = "Fix links: split split";

    private final Tidy tidy;

    /** What happens before a goal's second step, after it was split. */
    IntConsumer afterwards = generation -> {};

    Splitter(Tidy tidy) {
        this.tidy = tidy;
    }

    static Splitter in(World world) {
        var splitter = new Splitter(world.tidy);
        world.skills = List.of(splitter);
        return splitter;
    }

    @Override
    public String name() {
        return "site-care";
    }

    @Override
    public Next next(Situation situation) {
        int generations = situation.title().split(" split", -1).length - 1;
        if (generations == 0) {
            return tidy.next(situation);
        }
        if (situation.journal().isEmpty()) {
            String title = situation.title().replace("@site-operator ", "").replaceFirst(" split$", "");
            return new Next.Checkpoint(
                    "split",
                    "",
                    List.of(new HandOn(new Slug("site-operator"), title, "", "", List.of("site:news.html"))));
        }
        afterwards.accept(generations);
        return new Next.Answer("It was split.");
    }
}
