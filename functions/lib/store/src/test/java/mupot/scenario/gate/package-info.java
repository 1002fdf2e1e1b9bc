/** Proposals from their opening to the receipt of their effect, on a stored book. */
@NullMarked
package mupot.scenario.gate;

import org.jspecify.annotations.NullMarked;
