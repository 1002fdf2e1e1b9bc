package mupot.kernel.org;

import java.util.List;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.Ids;
import mupot.kernel.people.ShownName;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;

/** Turns a draft into an employee card; whoever hires an agent answers for it. */
final class Hiring {

    private static final int MOST_SKILLS = 20;
    private static final int LONGEST_ROLE = 2000;

    private Hiring() {}

    static Answer<Agent> card(Ids ids, Actor actor, Squad squad, AgentDraft draft) {
        return Named.of(draft.name()).then(named -> {
            List<String> texts = draft.skills();
            String role = draft.role().strip();
            if (role.isEmpty() || role.length() > LONGEST_ROLE) {
                return Answer.refused(
                        Refusal.Code.MALFORMED, "A role is a text of 1 to " + LONGEST_ROLE + " characters.");
            }
            if (texts.size() > MOST_SKILLS
                    || !texts.stream().allMatch(Hiring::isName)
                    || !draft.model().stream().allMatch(Hiring::isName)) {
                return Answer.refused(
                        Refusal.Code.MALFORMED,
                        "Skills and models are names of 1 to 80 characters; an agent has at most 20 skills.");
            }
            return Answer.given(new Agent(
                    AgentId.next(ids),
                    squad.id(),
                    squad.department(),
                    named.name(),
                    named.slug(),
                    role,
                    texts,
                    actor.member(),
                    draft.model()));
        });
    }

    private static boolean isName(String text) {
        return ShownName.of(text) instanceof Answer.Given<ShownName>;
    }
}
