package mupot.kernel.keeper;

/**
 * A nudge to look again at one subject. Nothing in it is believed: the consumer re-reads the table and drops the hint
 * if the state doesn't ask for work. Any order, any number of copies.
 *
 * @param subject the id of what to look at
 * @param group fairness between squads on a shared queue; never an order
 */
public record Hint(About about, String subject, String group) {

    /** What to look at. The route of each is {@link Routes}. */
    public enum About {
        /** A task was filed or woke: triage and assign it. */
        TASK_OPEN,
        /** A run should go on; the subject is the task. */
        RUN,
        /** A proposal's body was put; keeper opens its gate state. */
        PROPOSED,
        /** A verdict was recorded, or a claim's time is over. */
        VERDICT,
        /** The task's card should show the present state. */
        CARD
    }
}
