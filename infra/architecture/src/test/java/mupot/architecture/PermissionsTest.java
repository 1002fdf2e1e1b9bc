package mupot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Role;
import mupot.kernel.book.Tally;
import mupot.kernel.budget.Amount;
import org.junit.jupiter.api.Test;

/**
 * The key schema in code and the policies in the cloud are one table said twice: neither allows what the other doesn't.
 * The book holds a role to the first, IAM to the second. {@code -Dgolden.update=true} writes the second from the first.
 */
class PermissionsTest {

    /** Classes of the key schema that no code writes yet, each with who shall; once code knows one, its row goes. */
    private static final Map<String, String> TO_COME = Map.of(
            "ixa.inbox", "what waits for a member: the doors",
            "ixw.gh", "tasks by GitHub issue",
            "idemw", "idempotency of intake, worker and courier");

    /** What is added to in place; everything else is put whole. */
    private static final Set<Class<?>> COUNTED = Set.of(Tally.class, Amount.class);

    /** Classes whose items are counters. */
    private static final Set<String> COUNTERS = Kinds.all().stream()
            .filter(PermissionsTest::isCounter)
            .map(Kind::keyClass)
            .collect(Collectors.toUnmodifiableSet());

    private final JsonNode permissions;

    PermissionsTest() throws Exception {
        JsonNode stored = new JsonMapper().readTree(Checkout.read("terraform/permissions.json"));
        if (Boolean.getBoolean("golden.update")) {
            new PermissionsFile(stored, TO_COME.keySet(), COUNTERS)
                    .write(Checkout.ROOT.resolve("terraform/permissions.json"));
        }
        permissions = new JsonMapper().readTree(Checkout.read("terraform/permissions.json"));
    }

    @Test
    void a_policy_lets_a_role_put_exactly_what_it_writes_in_code() {
        assertThat(granted("put")).isEqualTo(inCode(Kind::writers));
    }

    @Test
    void a_policy_lets_a_role_read_exactly_what_it_reads_in_code() {
        assertThat(granted("read")).isEqualTo(inCode(Kind::readers));
    }

    @Test
    void a_policy_lets_a_role_delete_exactly_what_it_takes_away_in_code() {
        assertThat(granted("delete")).isEqualTo(inCode(Kind::removers));
    }

    /** A check tells less than a read, and code lets a change hang only on what the role may read. */
    @Test
    void whatever_a_role_reads_a_change_of_its_may_hang_on() {
        for (Role role : Role.values()) {
            for (Kind.Shelf shelf : Kind.Shelf.values()) {
                assertThat(granted(role, shelf, "check")).isEqualTo(granted(role, shelf, "read"));
            }
        }
    }

    @Test
    void only_counters_are_updated_in_place_and_by_their_writers() {
        for (Role role : Role.values()) {
            for (Kind.Shelf shelf : Kind.Shelf.values()) {
                Set<String> counters = granted(role, shelf, "put");
                counters.retainAll(COUNTERS);
                assertThat(granted(role, shelf, "update")).isEqualTo(counters);
            }
        }
    }

    /** Whoever may add to a counter could else add to the other record: an update names no attributes in a policy. */
    @Test
    void a_class_of_counters_holds_nothing_else() {
        assertThat(Kinds.all())
                .filteredOn(kind -> COUNTERS.contains(kind.keyClass()))
                .allSatisfy(kind -> assertThat(isCounter(kind))
                        .as("%s in class %s: give the counter a class of its own", kind.name(), kind.keyClass())
                        .isTrue());
    }

    @Test
    void every_class_of_the_policies_is_one_of_the_code_or_named_as_to_come() {
        for (Kind.Shelf shelf : Kind.Shelf.values()) {
            Set<String> classes = texts(permissions.path("classes").path(spelled(shelf)));
            Set<String> expected = new TreeSet<>(classes);
            expected.retainAll(TO_COME.keySet());
            Kinds.all().stream()
                    .filter(kind -> kind.shelf() == shelf)
                    .map(Kind::keyClass)
                    .forEach(expected::add);
            assertThat(classes).isEqualTo(expected);
        }
    }

    @Test
    void what_is_to_come_is_in_the_policies_and_not_in_the_code() {
        Set<String> classes = new TreeSet<>();
        permissions.path("classes").forEach(table -> classes.addAll(texts(table)));
        assertThat(classes).containsAll(TO_COME.keySet());
        assertThat(Kinds.all()).extracting(Kind::keyClass).doesNotContainAnyElementsOf(TO_COME.keySet());
    }

    @Test
    void intake_and_worker_write_nothing_that_grants_power() {
        for (Role role : Set.of(Role.INTAKE, Role.WORKER)) {
            for (String verb : Set.of("put", "update", "delete")) {
                assertThat(granted(role, Kind.Shelf.AUTHORITY, verb)).isEmpty();
            }
        }
    }

    private static boolean isCounter(Kind<?> kind) {
        return COUNTED.contains(kind.type());
    }

    /** Of the classes that code knows, as {@code ROLE table/class}. */
    private Set<String> granted(String verb) {
        Set<String> granted = new TreeSet<>();
        for (Role role : Role.values()) {
            for (Kind.Shelf shelf : Kind.Shelf.values()) {
                granted(role, shelf, verb).stream()
                        .filter(keyClass -> !TO_COME.containsKey(keyClass))
                        .forEach(keyClass -> granted.add(role + " " + spelled(shelf) + "/" + keyClass));
            }
        }
        return granted;
    }

    private static Set<String> inCode(Function<Kind<?>, Set<Role>> roles) {
        Set<String> allowed = new TreeSet<>();
        for (Kind<?> kind : Kinds.all()) {
            roles.apply(kind).forEach(role -> allowed.add(role + " " + spelled(kind.shelf()) + "/" + kind.keyClass()));
        }
        return allowed;
    }

    private Set<String> granted(Role role, Kind.Shelf shelf, String verb) {
        return texts(permissions
                .path("roles")
                .path(spelled(role))
                .path(spelled(shelf))
                .path(verb));
    }

    private static Set<String> texts(JsonNode list) {
        assertThat(list.isArray()).isTrue();
        Set<String> texts = new TreeSet<>();
        Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .forEach(i -> texts.add(list.get(i).asText()));
        return texts;
    }

    private static String spelled(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
