package mupot.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import mupot.kernel.book.Paging;
import mupot.kernel.org.AgentDraft;
import mupot.kernel.org.Squad;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.wire.api.Organisation;
import org.jspecify.annotations.Nullable;

/** The pot's shape: its name, departments, squads and agents. */
@Path("/api/v1")
@Singleton
public final class OrganisationResource {

    private final Desk desk;
    private final Shaping shape;

    @Inject
    public OrganisationResource(Desk desk, Shaping shape) {
        this.desk = desk;
        this.shape = shape;
    }

    @PUT
    @Path("/pot")
    public Response rename(Organisation.@Nullable Named given) {
        Organisation.Named body = Unfit.present(given);
        return desk.done(body, session -> shape.renamePot()
                .rename(session.caller(), body.name())
                .as(it -> new Organisation.Pot(it.id().value(), it.name())));
    }

    @POST
    @Path("/departments")
    public Response addDepartment(Organisation.@Nullable Named given) {
        Organisation.Named body = Unfit.present(given);
        return desk.made(body, session -> shape.addDepartment()
                .add(session.caller(), body.name())
                .as(Views::department));
    }

    @GET
    @Path("/departments")
    public Response departments(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        return desk.list(
                after,
                limit,
                (session, paging) -> Answer.given(shape.show()
                        .departments(session.caller().actor(), paging)
                        .as(Views::department)));
    }

    @POST
    @Path("/squads")
    public Response addSquad(Organisation.@Nullable SquadWanted given) {
        Organisation.SquadWanted body = Unfit.present(given);
        return desk.made(body, session -> shape.lookup()
                .department(session.caller().actor(), body.department())
                .then(department -> shape.addSquad().add(session.caller(), department, body.name(), body.template()))
                .as(squad -> withAgents(session.caller().actor(), squad)));
    }

    @GET
    @Path("/squads")
    public Response squads(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        var slugs = new Slugs(shape.lookup().book());
        return desk.list(
                after,
                limit,
                (session, paging) -> Answer.given(
                        shape.show().squads(session.caller().actor(), paging).as(it -> Views.squad(it, slugs))));
    }

    @GET
    @Path("/squads/{squad}")
    public Response squad(@PathParam("squad") String squad) {
        return desk.done(session -> shape.lookup()
                .squad(session.caller().actor(), squad)
                .as(it -> withAgents(session.caller().actor(), it)));
    }

    @POST
    @Path("/agents")
    public Response addAgent(Organisation.@Nullable AgentWanted given) {
        Organisation.AgentWanted body = Unfit.present(given);
        return desk.made(body, session -> shape.lookup()
                .squad(session.caller().actor(), body.squad())
                .then(squad -> shape.addAgent()
                        .add(
                                session.caller(),
                                squad,
                                new AgentDraft(
                                        body.name(), body.role(), body.skills().orElse(List.of()), body.model())))
                .as(Views::agent));
    }

    @GET
    @Path("/agents")
    public Response agents(
            @QueryParam("squad") @Nullable String squad,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return desk.list(
                after, limit, (session, paging) -> within(session.caller().actor(), squad)
                        .as(in -> shape.show()
                                .agents(session.caller().actor(), in, paging)
                                .as(Views::agent)));
    }

    @GET
    @Path("/agents/{agent}")
    public Response agent(@PathParam("agent") String agent, @QueryParam("squad") @Nullable String squad) {
        return desk.done(session -> within(session.caller().actor(), squad)
                .then(in -> shape.lookup().agent(session.caller().actor(), in, agent))
                .as(Views::agent));
    }

    private Answer<Optional<Squad>> within(Actor actor, @Nullable String squad) {
        return squad == null
                ? Answer.given(Optional.empty())
                : shape.lookup().squad(actor, squad).as(Optional::of);
    }

    private Organisation.SquadWithAgents withAgents(Actor actor, Squad squad) {
        return Views.squad(
                squad,
                shape.show().agents(actor, Optional.of(squad), Paging.FIRST).items());
    }
}
