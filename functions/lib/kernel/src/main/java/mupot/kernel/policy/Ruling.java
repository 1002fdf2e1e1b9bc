package mupot.kernel.policy;

/** What the policy table says to one command. */
public sealed interface Ruling {

    record Granted(Permit permit) implements Ruling {}

    record Denied(Refusal refusal) implements Ruling {}
}
