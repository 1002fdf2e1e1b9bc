package mupot.kernel.policy;

/** Proof that the policy table lets this actor carry out this command on this scope. Only {@link Policy} makes one. */
public final class Permit {

    private final Actor actor;
    private final Command command;
    private final Scope scope;

    Permit(Actor actor, Command command, Scope scope) {
        this.actor = actor;
        this.command = command;
        this.scope = scope;
    }

    public Actor actor() {
        return actor;
    }

    public Command command() {
        return command;
    }

    public Scope scope() {
        return scope;
    }

    /** Our own mistake, not the user's, if it is for something else. */
    public Permit mustBeFor(Command expected) {
        if (command != expected) {
            throw new IllegalStateException("a permit for " + command + " was used for " + expected);
        }
        return this;
    }
}
