/**
 * What each function is made of: use cases over the ports that its Wiring hands in. The local pot puts together the same
 * parts, so a rule can't differ between the cloud and one machine.
 */
@NullMarked
package mupot.kernel.assembly;

import org.jspecify.annotations.NullMarked;
