package mupot.scenario.run;

import java.util.List;
import java.util.Optional;
import mupot.kernel.model.ModelCall;
import mupot.kernel.model.ModelPort;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.Turn;
import mupot.kernel.model.Usage;
import mupot.kernel.org.Agent;
import mupot.kernel.run.Briefing;
import mupot.kernel.run.Exchange;
import mupot.kernel.run.Skill;
import mupot.kernel.run.Step;

/** Thinks: asks so many questions one after the other, then answers. Each answer takes 600 micro-dollars. */
final class Asker implements Skill, ModelPort {

    final int questions;

    /** What the model is asked, in its words; what comes of it may be set. */
    int asked;

    Optional<ModelReply> instead = Optional.empty();

    /** Whose question every one but the first is; empty: its own. */
    Optional<Agent> checker = Optional.empty();

    Runnable meanwhile = () -> {};

    Asker(int questions) {
        this.questions = questions;
    }

    /** A world whose site operator thinks so. */
    static Asker in(World world, int questions) {
        var asker = new Asker(questions);
        world.connectModel("default");
        world.skills = List.of(asker, world.tidy);
        world.models = asker;
        return asker;
    }

    @Override
    public String name() {
        return THINKING;
    }

    @Override
    public Next next(Situation situation) {
        long answers = answers(situation.journal());
        Briefing briefing = situation.briefing().orElseThrow();
        return answers < questions
                ? new Next.Ask(
                        "think",
                        checker.filter(_ -> answers > 0).orElse(briefing.agent()),
                        briefing.models(),
                        List.of(new Turn.User("Question " + (answers + 1))),
                        List.of(),
                        false)
                : new Next.Answer("After " + answers + " questions.");
    }

    static long answers(List<Step> journal) {
        return journal.stream()
                .filter(step -> step.exchange()
                        .filter(Exchange.Answered.class::isInstance)
                        .isPresent())
                .count();
    }

    @Override
    public ModelReply ask(ModelCall call) {
        asked++;
        meanwhile.run();
        return instead.orElseGet(() -> new ModelReply.Said("So.", List.of(), new Usage(0, 600), false));
    }
}
