/** One agent's attempt at a task, in slices of checkpointed steps. */
@NullMarked
package mupot.kernel.run;

import org.jspecify.annotations.NullMarked;
