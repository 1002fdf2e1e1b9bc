/** Runs agents, slice by slice. Writes nothing that grants power and signs nothing. */
@NullMarked
package mupot.worker;

import org.jspecify.annotations.NullMarked;
