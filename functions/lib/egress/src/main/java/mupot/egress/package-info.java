/** The only place that opens a socket outward. */
@NullMarked
package mupot.egress;

import org.jspecify.annotations.NullMarked;
