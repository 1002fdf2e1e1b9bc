package mupot.kernel.id;

/** Names one exact action that awaits verdicts. */
public record ProposalId(String value) implements Id {

    public static final String PREFIX = "prp_";

    public ProposalId {
        Form.check(PREFIX, value);
    }

    public static ProposalId next(Ids ids) {
        return new ProposalId(PREFIX + ids.ulid());
    }

    @Override
    public String toString() {
        return value;
    }
}
