/** The parts that functions are put together from. */
@NullMarked
package mupot.scenario.assembly;

import org.jspecify.annotations.NullMarked;
