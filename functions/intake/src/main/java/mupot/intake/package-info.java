/** Gives filed tasks to agents. Writes nothing that grants power. */
@NullMarked
package mupot.intake;

import org.jspecify.annotations.NullMarked;
