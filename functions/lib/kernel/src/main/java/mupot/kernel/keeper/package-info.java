/** Hints and the constant routes they take; sweeping what is due. */
@NullMarked
package mupot.kernel.keeper;

import org.jspecify.annotations.NullMarked;
