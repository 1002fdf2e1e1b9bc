package mupot.sitecare;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import mupot.kernel.id.RunId;
import mupot.kernel.run.Skill;
import mupot.kernel.run.Skill.Next;
import mupot.kernel.run.Step;

/** Follows the skill from step to step, as a worker does. */
final class Steps {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final SiteCare skill = new SiteCare();
    private final List<Step> journal = new ArrayList<>();
    private final String note;

    Steps(String note) {
        this.note = note;
    }

    Next next(Skill.Site site) {
        return skill.next(new Skill.Situation("Look after the site", "", note, TODAY, journal, site));
    }

    /** To the end; every step is asked for twice, as after a crash between the answer and its checkpoint. */
    Next last(Skill.Site site) {
        while (true) {
            Next next = next(site);
            if (!next.equals(next(site))) {
                throw new AssertionError("the same journal gave another step");
            }
            if (!(next instanceof Next.Checkpoint checkpoint)) {
                return next;
            }
            keep(checkpoint);
        }
    }

    void keep(Next.Checkpoint checkpoint) {
        var id = new Step.RunStep(new RunId(RunId.PREFIX + "0".repeat(26)), journal.size() + 1);
        journal.add(new Step(id, checkpoint.name(), checkpoint.journal(), Instant.EPOCH));
    }

    List<String> names() {
        return journal.stream().map(Step::name).toList();
    }

    static Next.Propose proposed(Skill.Site site) {
        return (Next.Propose) new Steps("").last(site);
    }
}
