package mupot.kernel.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.budget.Amount;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.Slug;
import mupot.kernel.model.ModelReply;

/**
 * The two halves of asking a model, each a step of its own: what was asked is on record before the question leaves. An
 * asked one that nothing follows has lost its answer; its cost counts all the same.
 */
public sealed interface Exchange {

    /**
     * @param by whose question it is
     * @param request what was asked, to tell a repeated question from another one
     * @param aside the dearest that the answer can be
     * @param shown untrusted sources that it showed for the first time; empty: none
     */
    record Asked(AgentId by, Slug model, Hash request, Amount aside, Optional<List<String>> shown)
            implements Exchange {}

    /** @param cost what its provider counted, at the model's price */
    record Answered(AgentId by, Slug model, ModelReply.Said said, Amount cost) implements Exchange {}

    /**
     * Nothing came that one could use.
     *
     * @param again whether the same question may be answered another time
     */
    record Silent(AgentId by, Slug model, String why, boolean again) implements Exchange {}

    /** Whether the run got any further: something was answered or noted, not only asked. */
    static boolean further(List<Step> journal) {
        return journal.stream()
                .anyMatch(step -> step.exchange().isEmpty() || step.exchange().get() instanceof Answered);
    }

    /** How many questions in a row had no usable answer, up to now. */
    static int silences(List<Step> journal) {
        int count = 0;
        for (Step step : journal.reversed()) {
            switch (step.exchange().orElse(null)) {
                case Silent _ -> count++;
                case Asked _ -> {}
                case Answered _ -> {
                    return count;
                }
                case null -> {
                    return count;
                }
            }
        }
        return count;
    }

    /** The last questions without a usable answer, at most so many, oldest first. */
    static List<Silent> lastSilences(List<Step> journal, int most) {
        List<Silent> last = new ArrayList<>();
        for (Step step : journal.reversed()) {
            Exchange exchange = step.exchange().orElse(null);
            if (exchange == null || exchange instanceof Answered || last.size() == most) {
                break;
            }
            if (exchange instanceof Silent silent) {
                last.addFirst(silent);
            }
        }
        return last;
    }

    /** How many answers in a row were lost on the way, up to now. */
    static int losses(List<Step> journal) {
        int count = 0;
        for (Step step : journal.reversed()) {
            if (!(step.exchange().orElse(null) instanceof Asked)) {
                return count;
            }
            count++;
        }
        return count;
    }
}
