package mupot.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import mupot.kernel.Secret;
import mupot.kernel.org.SiteLogin;
import mupot.kernel.org.SiteLogins;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Governed;
import mupot.kernel.policy.Query;
import mupot.wire.api.Organisation;
import org.jspecify.annotations.Nullable;

/** What squads' agents work on. */
@Path("/api/v1/sites")
@Singleton
public final class SiteResource {

    private final Desk desk;
    private final Shaping shape;

    @Inject
    public SiteResource(Desk desk, Shaping shape) {
        this.desk = desk;
        this.shape = shape;
    }

    @POST
    @Governed(commands = Command.CONNECT_SITE, queries = Query.LIST_SQUADS)
    public Response connect(Organisation.@Nullable SiteWanted given) {
        Organisation.SiteWanted body = Unfit.present(given);
        var slugs = new Slugs(shape.lookup().book());
        return desk.made(body, session -> shape.lookup()
                .squad(session.caller().actor(), body.squad())
                .then(squad -> logins(body).then(logins -> shape.connectSite()
                        .connect(
                                session.caller(),
                                squad,
                                body.kind(),
                                body.origin(),
                                body.name().orElse(body.kind()),
                                logins)))
                .as(it -> Views.site(it, slugs)));
    }

    private static Answer<Optional<SiteLogins>> logins(Organisation.SiteWanted body) {
        return SiteLogin.of(body.user(), body.password().map(Secret::new)).then(changing -> SiteLogin.of(
                        body.readUser(), body.readPassword().map(Secret::new))
                .then(reading -> SiteLogins.of(changing, reading)));
    }

    @GET
    @Governed(queries = Query.LIST_SITES)
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        var slugs = new Slugs(shape.lookup().book());
        return desk.list(
                after,
                limit,
                (session, paging) -> Answer.given(
                        shape.channels().sites(session.caller().actor(), paging).as(it -> Views.site(it, slugs))));
    }
}
