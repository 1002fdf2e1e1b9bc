package mupot.connector.wordpress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import mupot.kernel.SecretClass;
import mupot.kernel.SecretReader;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.connector.Surroundings;
import mupot.kernel.egress.Egress;
import mupot.kernel.id.ConnectionId;

/**
 * Reads a WordPress site as texts by target, computed ones too: a menu's label as visitors see it, a page's address.
 * With a password of the class that its function holds.
 */
public final class WordPressReading implements SiteReading {

    public static final String KIND = "wordpress";

    private final Egress egress;
    private final SecretReader secrets;
    private final SecretClass secretClass;

    public WordPressReading(Egress egress, SecretReader secrets, SecretClass secretClass) {
        this.egress = egress;
        this.secrets = secrets;
        this.secretClass = secretClass;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<String> targets(Connection connection) {
        return List.copyOf(texts(connection).keySet());
    }

    /** By its number alone: what is there and asked for as something new would have two names, and rules know one. */
    @Override
    public Optional<String> read(Connection connection, String target) {
        return Target.parse(target)
                .filter(it -> it.resource().slug().isEmpty())
                .flatMap(it ->
                        new Things(session(connection)).find(it.resource()).flatMap(thing -> thing.text(it.field())));
    }

    @Override
    public Optional<String> obstacle(Connection connection, String target) {
        return Target.parse(target)
                .map(Target::resource)
                .map(it -> it.slug().isPresent()
                        ? new Things(session(connection)).find(it).map(Trouble::exists)
                        : Optional.of(Trouble.hidden(it)))
                .orElse(Optional.of(Trouble.NOTHING_HERE));
    }

    @Override
    public SortedMap<String, String> texts(Connection connection) {
        Session session = session(connection);
        session.prove();
        return new Catalogue(session).texts();
    }

    @Override
    public SortedSet<String> unexpected(Surroundings before, Surroundings after, Payload payload) {
        return Entailed.without(SiteReading.super.unexpected(before, after, payload), before, after, payload);
    }

    @Override
    public SiteReading remembering() {
        return new Remembering(this, new HashMap<>());
    }

    private Session session(Connection connection) {
        return Session.open(egress, secrets, secretClass, connection);
    }

    /** Reads a whole site at its first question and answers the others from that. */
    private record Remembering(WordPressReading site, Map<ConnectionId, SortedMap<String, String>> looks)
            implements SiteReading {

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public List<String> targets(Connection connection) {
            return List.copyOf(texts(connection).keySet());
        }

        @Override
        public Optional<String> read(Connection connection, String target) {
            return Optional.ofNullable(texts(connection).get(target));
        }

        @Override
        public Optional<String> obstacle(Connection connection, String target) {
            return site.obstacle(connection, target);
        }

        @Override
        public SortedMap<String, String> texts(Connection connection) {
            return looks.computeIfAbsent(connection.id(), _ -> site.texts(connection));
        }

        @Override
        public SortedSet<String> unexpected(Surroundings before, Surroundings after, Payload payload) {
            return site.unexpected(before, after, payload);
        }
    }
}
