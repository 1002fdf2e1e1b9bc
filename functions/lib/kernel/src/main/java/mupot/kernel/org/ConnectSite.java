package mupot.kernel.org;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mupot.kernel.SecretClass;
import mupot.kernel.SecretStore;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.connector.Connection;
import mupot.kernel.egress.Origin;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.Ids;
import mupot.kernel.people.Caller;
import mupot.kernel.people.NameTaken;
import mupot.kernel.people.Once;
import mupot.kernel.people.ShownName;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;

/**
 * Connects one outside system for a squad's agents to work on. An owner names it, as it opens something outside the pot
 * to agents; the same one belongs to one squad only.
 */
public record ConnectSite(
        Once once, Receipts receipts, SecretStore secrets, Ids ids, Clock clock, List<SiteOrigins> kinds) {

    private static final String MISSING = "This kind of site needs a user's name and an application password.";
    private static final String NEEDLESS = "This kind of site needs no user and no password.";

    /** Of a reply: it stood before, and was given another secret. */
    private static final String AGAIN = "again ";

    public ConnectSite {
        kinds = List.copyOf(kinds);
    }

    /** @param logins what it is read and changed with; empty: it needs none */
    public Answer<Connection> connect(
            Caller caller, Squad squad, String kind, String origin, String name, Optional<SiteLogins> logins) {
        return Answer.of(Policy.may(caller.actor(), Command.CONNECT_SITE, Scope.POT))
                .then(_ -> ShownName.of(name))
                .then(shown -> origins(kind)
                        .then(origins -> fits(origins, logins))
                        .then(origins -> origins.checked(origin))
                        .then(checked -> once.carryOut(
                                caller.actor(),
                                this::stored,
                                () -> Answer.given(
                                        intent(caller, new Wanted(squad, kind, checked, shown.value(), logins))))))
                .as(this::sealed);
    }

    /** @param left what is still to be sealed once the change stands */
    private record Connected(Connection site, Optional<Wanted> left) {}

    private record Wanted(Squad squad, String kind, String origin, String name, Optional<SiteLogins> logins) {

        Ref<NameTaken> taken() {
            return Refs.name("site", Hash.of(kind + " " + origin).value());
        }

        void tell(Receipts.Draft draft) {
            logins.ifPresent(it -> draft.made("secret", "stored")
                    .made("reading", it.reading().isPresent() ? "another user's login" : "the same login"));
        }
    }

    private static Answer<SiteOrigins> fits(SiteOrigins origins, Optional<SiteLogins> logins) {
        return logins.isPresent() == origins.needsSecret()
                ? Answer.given(origins)
                : Answer.refused(Refusal.Code.MALFORMED, origins.needsSecret() ? MISSING : NEEDLESS);
    }

    private Answer<SiteOrigins> origins(String kind) {
        return kinds.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .map(Answer::given)
                .orElseGet(() -> Answer.refused(
                        Refusal.Code.MALFORMED,
                        "Sites that can be connected here: "
                                + kinds.stream().map(SiteOrigins::kind).collect(Collectors.joining(", ")) + "."));
    }

    /** Whether another secret got where it belongs isn't known any more: it has to be sent anew. */
    private Answer<Connected> stored(String reply) {
        if (reply.startsWith(AGAIN)) {
            return Answer.refused(Once.OVERTAKEN);
        }
        return once.book()
                .find(Refs.connection(new ConnectionId(reply)))
                .map(held -> Answer.given(new Connected(held.value(), Optional.empty())))
                .orElseGet(() -> Answer.refused(Refusal.notFound("site")));
    }

    private Once.Intent<Connected> intent(Caller caller, Wanted wanted) {
        return again(wanted).map(site -> anew(caller, wanted, site)).orElseGet(() -> first(caller, wanted));
    }

    /** The same site once more, with another secret: the old one is replaced. */
    private Optional<Held<Connection>> again(Wanted wanted) {
        return wanted.logins()
                .flatMap(_ -> once.book().find(wanted.taken()))
                .flatMap(held -> once.book()
                        .find(Refs.connection(new ConnectionId(held.value().id()))))
                .filter(held -> held.value().squad().equals(wanted.squad().id()));
    }

    private Once.Intent<Connected> anew(Caller caller, Wanted wanted, Held<Connection> site) {
        String id = site.value().id().value();
        Receipts.Draft draft = receipts.by(caller.actor());
        wanted.tell(draft);
        Changes changes = caller.begin(wanted.squad().scope())
                .same(site)
                .receipt(draft.of("site.connect", id, wanted.squad().scope()));
        return new Once.Intent<>(changes, AGAIN + id, new Connected(site.value(), Optional.of(wanted)));
    }

    /**
     * Its secret is sealed before it stands, so that none stands without. One that was refused leaves a secret under an
     * id that nobody has.
     */
    private Once.Intent<Connected> first(Caller caller, Wanted wanted) {
        Squad squad = wanted.squad();
        var site = new Connection(
                ConnectionId.next(ids),
                squad.id(),
                squad.department(),
                wanted.kind(),
                wanted.name(),
                wanted.origin(),
                clock.instant());
        seal(site, wanted);
        String id = site.id().value();
        Receipts.Draft draft =
                receipts.by(caller.actor()).made("kind", wanted.kind()).made("origin", wanted.origin());
        wanted.tell(draft);
        Changes changes = caller.begin(squad.scope())
                .create(wanted.taken(), new NameTaken(id))
                .create(Refs.connection(site.id()), site)
                .receipt(draft.of("site.connect", id, squad.scope()));
        return new Once.Intent<>(changes, id, new Connected(site, Optional.empty()));
    }

    /** What works on with its old secret gets the new one only when that has its receipt. */
    private Connection sealed(Connected connected) {
        connected.left().ifPresent(wanted -> seal(connected.site(), wanted));
        return connected.site();
    }

    private void seal(Connection site, Wanted wanted) {
        wanted.logins().ifPresent(logins -> {
            String origin = Origin.parse(site.origin()).toString();
            secrets.put(SecretClass.READ, site.id().value(), origin, logins.forReading());
            secrets.put(SecretClass.PUBLISH, site.id().value(), origin, logins.changing());
        });
    }
}
