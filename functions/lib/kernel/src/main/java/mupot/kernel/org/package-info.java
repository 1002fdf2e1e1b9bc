/** The pot's shape: departments, squads, agents, channels, connections. */
@NullMarked
package mupot.kernel.org;

import org.jspecify.annotations.NullMarked;
