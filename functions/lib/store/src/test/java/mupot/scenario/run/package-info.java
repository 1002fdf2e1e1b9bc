/** From a filed task to a proposal, on the real book over the engine in memory. */
@NullMarked
package mupot.scenario.run;

import org.jspecify.annotations.NullMarked;
