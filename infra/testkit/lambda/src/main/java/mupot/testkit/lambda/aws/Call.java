package mupot.testkit.lambda.aws;

import mupot.testkit.lambda.Role;

/**
 * One request that named its caller.
 *
 * @param action as in a policy, {@code kms:Sign}
 * @param resource the key's name, the parameter's name, or bucket and key
 */
public record Call(Role role, String action, String resource, Ruling ruling) {

    /** Whether the caller's role may do it; an allowed call may still fail. */
    public enum Ruling {
        ALLOWED,
        DENIED
    }
}
