package mupot.scenario.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import mupot.kernel.run.Skill;

/** Reads page by page, one a step, then proposes https wherever it found http. */
final class Tidy implements Skill {

    /** What happens while a step is under way; it is told the step's number. */
    IntConsumer meanwhile = step -> {};

    final List<Integer> begun = new ArrayList<>();

    @Override
    public String name() {
        return "site-care";
    }

    @Override
    public synchronized Next next(Situation situation) {
        int step = situation.journal().size() + 1;
        begun.add(step);
        meanwhile.accept(step);
        List<String> targets = situation.site().targets();
        if (step <= targets.size()) {
            String target = targets.get(step - 1);
            return new Next.Checkpoint(
                    "read " + target, situation.site().read(target).orElse(""));
        }
        var read = new TreeMap<String, String>();
        var drafts = new TreeMap<String, String>();
        for (int i = 0; i < targets.size(); i++) {
            String text = situation.journal().get(i).journal();
            if (text.contains("http:")) {
                read.put(targets.get(i), text);
                drafts.put(targets.get(i), text.replace("http:", "https:"));
            }
        }
        return drafts.isEmpty()
                ? new Next.Answer("Nothing to repair on " + targets.size() + " pages.")
                : new Next.Propose("Use https", drafts, read, List.of("every link is https"), List.of());
    }
}
