package mupot.kernel.run;

import mupot.kernel.budget.Amount;

/**
 * Where a run stood when it last paused. What is counted to end it in time is counted from there.
 *
 * @param used what of its cost stands on its task already
 * @param idle how often in a row it had got no further before it paused again
 * @param dear how often of these it had spent something all the same
 */
public record Pause(long fence, int steps, Amount used, int idle, int dear) {

    /** Of a run that hasn't paused yet. */
    static final Pause NEVER = new Pause(0, 0, Amount.NOTHING, 0, 0);

    Pause counted(int idleNow, int dearNow) {
        return new Pause(fence, steps, used, idleNow, dearNow);
    }
}
