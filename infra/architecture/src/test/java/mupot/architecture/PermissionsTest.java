package mupot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Role;
import org.junit.jupiter.api.Test;

/** The key schema in code and the policies in the cloud are one table said twice. */
class PermissionsTest {

    private final JsonNode permissions;

    PermissionsTest() throws Exception {
        permissions = new JsonMapper().readTree(Checkout.read("terraform/permissions.json"));
    }

    @Test
    void whatever_a_role_writes_in_code_its_policy_lets_it_write() {
        var missing = new ArrayList<String>();
        for (Kind<?> kind : Kinds.all()) {
            for (Role role : kind.writers()) {
                if (!allowed(role, kind, "put")) {
                    missing.add(role + " writes " + kind.keyClass());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void whatever_a_role_reads_in_code_its_policy_lets_it_read() {
        var missing = new ArrayList<String>();
        for (Kind<?> kind : Kinds.all()) {
            for (Role role : kind.readers()) {
                if (!allowed(role, kind, "read")) {
                    missing.add(role + " reads " + kind.keyClass());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void a_policy_grants_no_write_that_no_code_makes_on_a_class_that_code_knows() {
        var surplus = new ArrayList<String>();
        for (Role role : Role.values()) {
            for (Kind.Shelf shelf : Kind.Shelf.values()) {
                for (String keyClass : granted(role, shelf, "put")) {
                    if (known(keyClass) && !written(role, keyClass)) {
                        surplus.add(role + " could write " + keyClass);
                    }
                }
            }
        }
        assertThat(surplus).isEmpty();
    }

    private boolean allowed(Role role, Kind<?> kind, String verb) {
        return granted(role, kind.shelf(), verb).contains(kind.keyClass());
    }

    private Set<String> granted(Role role, Kind.Shelf shelf, String verb) {
        var classes = new TreeSet<String>();
        permissions
                .path("roles")
                .path(role.name().toLowerCase(Locale.ROOT))
                .path(shelf.name().toLowerCase(Locale.ROOT))
                .path(verb)
                .forEach(one -> classes.add(one.asText()));
        return classes;
    }

    private static boolean known(String keyClass) {
        return kinds(keyClass).findAny().isPresent();
    }

    private static boolean written(Role role, String keyClass) {
        return kinds(keyClass).anyMatch(kind -> kind.writers().contains(role));
    }

    private static java.util.stream.Stream<Kind<?>> kinds(String keyClass) {
        List<Kind<?>> all = Kinds.all();
        return all.stream().filter(kind -> kind.keyClass().equals(keyClass));
    }
}
