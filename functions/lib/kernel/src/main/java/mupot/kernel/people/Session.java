package mupot.kernel.people;

/**
 * A caller who came with a token.
 *
 * @param mayApprove whether the token's owner gave it the scope {@code approve}
 */
public record Session(Caller caller, boolean mayApprove) {

    /** Whether it may do all that its member may: a chat account or another member's door is as wide as the member. */
    public boolean asWideAs(Member member) {
        return mayApprove
                && member.held().all().stream().allMatch(grant -> caller.actor()
                        .grants()
                        .rankOn(grant.scope())
                        .filter(rank -> rank.atLeast(grant.rank()))
                        .isPresent());
    }
}
