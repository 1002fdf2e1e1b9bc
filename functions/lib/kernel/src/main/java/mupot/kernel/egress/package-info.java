/** The way out: the one port through which anything reaches another machine. */
@NullMarked
package mupot.kernel.egress;

import org.jspecify.annotations.NullMarked;
