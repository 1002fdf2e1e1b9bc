/** The kill switch. */
@NullMarked
package mupot.kernel.stop;

import org.jspecify.annotations.NullMarked;
