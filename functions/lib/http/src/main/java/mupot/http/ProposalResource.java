package mupot.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.kernel.gate.Assurance;
import mupot.kernel.gate.Choice;
import mupot.kernel.gate.Decided;
import mupot.kernel.gate.EditProposal;
import mupot.kernel.gate.ShowProposals;
import mupot.kernel.gate.Statement;
import mupot.kernel.org.Squad;
import mupot.kernel.people.Session;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Governed;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Refusal;
import mupot.wire.api.Work;
import org.jspecify.annotations.Nullable;

/** What agents want to do, and what people say to it. */
@Path("/api/v1/proposals")
@Singleton
public final class ProposalResource {

    private final Desk desk;
    private final Shaping shape;
    private final Working work;

    @Inject
    public ProposalResource(Desk desk, Shaping shape, Working work) {
        this.desk = desk;
        this.shape = shape;
        this.work = work;
    }

    @GET
    @Governed(
            commands = {Command.DECIDE_HIGH, Command.DECIDE_NORMAL},
            queries = {Query.LIST_PROPOSALS, Query.LIST_SQUADS})
    public Response list(
            @QueryParam("squad") @Nullable String squad,
            @QueryParam("state") @Nullable String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        String wanted = state == null ? ShowProposals.WAITING : state;
        var slugs = new Slugs(work.proposals().book());
        return desk.list(
                after, limit, (session, paging) -> within(session.caller().actor(), squad)
                        .as(in -> work.proposals()
                                .list(session.caller().actor(), in, wanted, paging)
                                .as(view -> WorkViews.proposal(view, slugs))));
    }

    @GET
    @Path("/{proposal}")
    @Governed(
            commands = {Command.DECIDE_HIGH, Command.DECIDE_NORMAL},
            queries = Query.SHOW_PROPOSAL)
    public Response show(@PathParam("proposal") String proposal) {
        return desk.done(session -> work.proposals()
                .show(session.caller().actor(), proposal)
                .as(view -> WorkViews.proposal(view, new Slugs(work.proposals().book()))));
    }

    @GET
    @Path("/{proposal}/comparison")
    @Governed(
            commands = {Command.DECIDE_HIGH, Command.DECIDE_NORMAL},
            queries = Query.SHOW_PROPOSAL)
    public Response compare(@PathParam("proposal") String proposal) {
        return desk.done(session ->
                work.proposals().compare(session.caller().actor(), proposal).as(WorkViews::compared));
    }

    @POST
    @Path("/{proposal}/approve")
    @Governed(
            commands = {Command.DECIDE_HIGH, Command.DECIDE_NORMAL},
            queries = Query.SHOW_PROPOSAL)
    public Response approve(@PathParam("proposal") String proposal, Work.@Nullable Approval given) {
        Work.Approval body = Unfit.present(given);
        return desk.done(body, session -> decide(session, proposal, body.hash(), Statement.Decision.APPROVE, ""));
    }

    @POST
    @Path("/{proposal}/reject")
    @Governed(
            commands = {Command.DECIDE_HIGH, Command.DECIDE_NORMAL},
            queries = Query.SHOW_PROPOSAL)
    public Response reject(@PathParam("proposal") String proposal, Work.@Nullable Rejection given) {
        Work.Rejection body = Unfit.present(given);
        return desk.done(
                body, session -> decide(session, proposal, body.hash(), Statement.Decision.REJECT, body.reason()));
    }

    @POST
    @Path("/{proposal}/edit")
    @Governed(
            commands = {Command.DECIDE_HIGH, Command.DECIDE_NORMAL, Command.EDIT_PROPOSAL},
            queries = Query.SHOW_PROPOSAL)
    public Response edit(@PathParam("proposal") String proposal, Work.@Nullable Edit given) {
        Work.Edit body = Unfit.present(given);
        return desk.done(body, session -> texts(body.changes()).then(texts -> work.proposals()
                .show(session.caller().actor(), proposal)
                .then(view -> work.revising()
                        .edit()
                        .edit(
                                session.caller(),
                                new EditProposal.Wish(view.gate().proposal(), body.hash(), texts))
                        .as(WorkViews::edited))));
    }

    @POST
    @Path("/{proposal}/ask")
    @Governed(
            commands = {Command.ASK_ABOUT_PROPOSAL, Command.DECIDE_HIGH, Command.DECIDE_NORMAL},
            queries = Query.SHOW_PROPOSAL)
    public Response ask(@PathParam("proposal") String proposal, Work.@Nullable Question given) {
        Work.Question body = Unfit.present(given);
        return desk.done(body, session -> work.proposals()
                .show(session.caller().actor(), proposal)
                .then(view -> work.revising()
                        .ask()
                        .ask(session.caller(), view.gate().proposal(), body.question())
                        .as(asked -> new Work.Decided(asked.proposal().value(), asked.sentence()))));
    }

    @POST
    @Path("/{proposal}/undo")
    @Governed(
            commands = {Command.DECIDE_HIGH, Command.DECIDE_NORMAL, Command.UNDO_PROPOSAL},
            queries = Query.SHOW_PROPOSAL)
    public Response undo(@PathParam("proposal") String proposal) {
        return desk.done(session -> work.proposals()
                .show(session.caller().actor(), proposal)
                .then(view -> work.revising()
                        .undo()
                        .undo(session.caller(), view.gate().proposal())
                        .as(undo -> new Work.Decided(
                                undo.value(), "It is proposed to take it back; that waits for a verdict, too."))));
    }

    private static Answer<SortedMap<String, String>> texts(List<Work.TextWanted> changes) {
        SortedMap<String, String> texts = new TreeMap<>();
        changes.forEach(change -> texts.put(change.target(), change.text()));
        return texts.size() == changes.size()
                ? Answer.given(texts)
                : Answer.refused(Refusal.Code.MALFORMED, "An edit names each target once.");
    }

    private Answer<Work.Decided> decide(
            Session session, String proposal, String hash, Statement.Decision decision, String reason) {
        Assurance assurance = session.mayApprove() ? Assurance.API : Assurance.NONE;
        return work.proposals().show(session.caller().actor(), proposal).then(view -> {
            var choice = new Choice(view.gate().proposal(), hash, decision, reason, assurance);
            return switch (work.decide().decide(session.caller(), choice)) {
                case Decided.Recorded(var sentence) ->
                    Answer.given(new Work.Decided(view.gate().proposal().value(), sentence));
                case Decided.Refused(var refusal) -> Answer.refused(refusal);
            };
        });
    }

    private Answer<Optional<Squad>> within(Actor actor, @Nullable String squad) {
        return squad == null
                ? Answer.given(Optional.empty())
                : shape.lookup().squad(actor, squad).as(Optional::of);
    }
}
