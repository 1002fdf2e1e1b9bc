package mupot.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.gate.Compared;
import mupot.kernel.gate.EditProposal;
import mupot.kernel.gate.GatePolicy;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.ProposalView;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.Brief;
import mupot.kernel.id.MemberId;
import mupot.kernel.receipt.ChainLink;
import mupot.kernel.receipt.Shown;
import mupot.kernel.receipt.Told;
import mupot.kernel.task.Note;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskView;
import mupot.wire.api.Work;

/** Tasks, proposals and receipts as the API shows them. */
final class WorkViews {

    private WorkViews() {}

    static Work.Task task(TaskView it, Slugs slugs) {
        Task task = it.task();
        return new Work.Task(
                task.id().value(),
                task.squad().value(),
                slugs.of(task.squad()),
                task.title(),
                task.body(),
                task.doneWhen(),
                it.state(),
                Optional.of(it.why()).filter(why -> !why.isEmpty()),
                it.until(),
                task.creator().value(),
                task.assignee().map(AgentId::value),
                task.assignee().flatMap(agent -> slugs.of(task.squad(), agent)),
                task.costMicros(),
                it.proposals().stream().map(one -> one.id().value()).toList(),
                task.since(),
                notes(it.notes()));
    }

    private static List<Work.Note> notes(List<Note> notes) {
        return notes.stream()
                .map(note -> new Work.Note(
                        note.by(), note.text(), note.at(), note.talk().map(talk -> talk.turn()
                                .name()
                                .toLowerCase(Locale.ROOT))))
                .toList();
    }

    static Work.Proposal proposal(ProposalView it, Slugs slugs) {
        return new Work.Proposal(
                it.gate().proposal().value(),
                it.gate().task().value(),
                it.gate().squad().value(),
                slugs.of(it.gate().squad()),
                it.state(),
                it.effect(),
                it.site().map(Connection::name),
                it.site().map(Connection::origin),
                it.body().map(body -> body.payload().action()),
                it.body()
                        .map(body -> body.payload().changes().stream()
                                .map(Payload.Change::target)
                                .toList())
                        .orElse(List.of()),
                it.gate().risk().spelled(),
                it.progress().map(how -> new Work.Approvals(how.approvedBy(), how.needed(), how.missing())),
                it.gate().payloadHash().value(),
                it.gate().expiresAt(),
                it.body().map(ProposalBody::summary),
                it.diff(),
                it.seen().stream()
                        .map(one -> new Work.SeenChange(one.target(), one.lines()))
                        .toList(),
                it.body().map(ProposalBody::checks).orElse(List.of()),
                it.body().map(ProposalBody::influences).orElse(List.of()),
                it.gate().nudging().escalated(),
                it.body().flatMap(ProposalBody::editedBy).map(MemberId::value),
                notes(it.talk()));
    }

    static Work.Edited edited(EditProposal.Done it) {
        return new Work.Edited(
                it.body().id().value(),
                it.replaces().value(),
                it.body().task().value(),
                it.hash().value(),
                it.diff(),
                "Edited. " + Brief.of(it.body().id()) + " waits for a verdict in the place of "
                        + Brief.of(it.replaces()) + ".");
    }

    static Work.Compared compared(Compared it) {
        return new Work.Compared(it.proposal().value(), it.hash().value(), it.page());
    }

    static Work.GatePolicy policy(GatePolicy it) {
        return new Work.GatePolicy(
                it.approvalsAtHigh(), spelled(it.remindAfter()), spelled(it.escalateAfter()), spelled(it.life()));
    }

    private static String spelled(Duration time) {
        return time.toMinutesPart() == 0 ? time.toHours() + "h" : time.toMinutes() + "m";
    }

    static Work.Receipt receipt(Shown it) {
        Told told = it.told();
        return new Work.Receipt(
                it.id().value(),
                it.link().map(ChainLink::seq),
                told.at(),
                told.actor(),
                told.accountable(),
                told.door(),
                told.action(),
                told.subject(),
                told.scope(),
                told.differences().stream()
                        .map(one -> new Work.Difference(one.field(), one.before(), one.after()))
                        .toList(),
                told.why(),
                told.approvals().stream()
                        .map(one -> new Work.Approved(one.statement(), one.keyId(), one.signature()))
                        .toList(),
                told.costMicros(),
                told.influences(),
                it.writer().keyClass(),
                ChainLink.recordHash(it.writer().keyClass(), it.id(), it.json()).value(),
                it.link().map(link -> link.link().value()),
                it.link().map(ChainLink::sealedAt));
    }
}
