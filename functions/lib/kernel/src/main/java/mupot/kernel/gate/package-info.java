/** Proposals, signed verdicts, and the single performance of what was approved. */
@NullMarked
package mupot.kernel.gate;

import org.jspecify.annotations.NullMarked;
