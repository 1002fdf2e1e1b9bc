package mupot.kernel.run;

import java.time.Instant;

/**
 * One checkpointed step.
 *
 * @param name what the agent did, in its skill's words
 * @param journal what the skill needs to go on from here; its own format
 */
public record Step(RunStep id, String name, String journal, Instant at) {

    /** @param number from 1 */
    public record RunStep(mupot.kernel.id.RunId run, int number) {

        /** As in the step's sort key: sorts by number. */
        public String key() {
            return "STEP#%06d".formatted(number);
        }
    }
}
