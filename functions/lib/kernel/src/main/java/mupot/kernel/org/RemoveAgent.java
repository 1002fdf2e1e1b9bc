package mupot.kernel.org;

import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Refusal;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;

/**
 * Lets an agent go. Its name is free at once; a task that it works on waits until the squad has an agent for it, and of
 * what it proposed nothing of high risk passes, as nobody answers for it. One that is stopped stays: with it would go the
 * only way to lift the flag, under which all that it ever worked on is held.
 */
public record RemoveAgent(Book book, Once once, Receipts receipts) {

    private static final Refusal STOPPED = new Refusal(
            Refusal.Code.WRONG_STATE,
            "It is stopped, and what it worked on is held by that. Cancel or reject what shall not go on, resume it,"
                    + " and remove it then.");

    /** Gives the id of the agent that is gone. */
    public Answer<String> remove(Caller caller, Agent agent) {
        return Answer.of(Policy.may(caller.actor(), Command.REMOVE_AGENT, agent.scope()))
                .then(_ -> once.carryOut(caller.actor(), Answer::given, () -> intent(caller, agent)));
    }

    private Answer<Once.Intent<String>> intent(Caller caller, Agent agent) {
        String id = agent.id().value();
        if (book.find(flag(agent)).isPresent()) {
            return Answer.refused(STOPPED);
        }
        return book.find(Refs.agent(agent.squad(), agent.id()))
                .map(held -> Answer.given(new Once.Intent<>(changes(caller, held), id, id)))
                .orElseGet(() -> Answer.refused(Refusal.notFound("agent")));
    }

    private static Ref<StopFlag> flag(Agent agent) {
        return Refs.stop(new StopSubject.OneAgent(agent.id()));
    }

    private Changes changes(Caller caller, Held<Agent> held) {
        Agent agent = held.value();
        Changes changes = caller.begin(agent.scope()).remove(held).missing(flag(agent));
        book.find(Refs.name("agent." + agent.squad(), agent.slug())).ifPresent(changes::remove);
        return changes.receipt(receipts.by(caller.actor())
                .gone("name", agent.name())
                .gone("accountable", agent.accountable().value())
                .of("agent.remove", agent.id().value(), agent.scope()));
    }
}
