package mupot.testkit.lambda.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mupot.testkit.lambda.Role;

/** What each role may do with one fake service, and what each tried. Whatever wasn't allowed is denied. */
public final class Grants {

    private record Grant(Role role, String action, String resource) {

        boolean covers(Role asking, String asked, String about) {
            return role.equals(asking)
                    && action.equals(asked)
                    && (resource.endsWith("*")
                            ? about.startsWith(resource.substring(0, resource.length() - 1))
                            : about.equals(resource));
        }
    }

    private final List<Grant> grants = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Allows one action; a resource that ends in {@code *} stands for all that begin so. */
    public Grants allow(Role role, String action, String resource) {
        grants.add(new Grant(role, action, resource));
        return this;
    }

    /** All calls in their order, the refused ones too. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls of one role. */
    public List<Call> calls(Role role) {
        var own = new ArrayList<>(calls);
        own.removeIf(call -> !call.role().equals(role));
        return List.copyOf(own);
    }

    Call.Ruling rule(Role role, String action, String resource) {
        boolean covered = grants.stream().anyMatch(grant -> grant.covers(role, action, resource));
        var ruling = covered ? Call.Ruling.ALLOWED : Call.Ruling.DENIED;
        calls.add(new Call(role, action, resource, ruling));
        return ruling;
    }
}
