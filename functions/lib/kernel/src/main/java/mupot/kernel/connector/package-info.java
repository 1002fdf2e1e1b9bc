/** The agents' hands on outside systems: read freely, change only through the gate. */
@NullMarked
package mupot.kernel.connector;

import org.jspecify.annotations.NullMarked;
