/** Changes between texts, as people read them. */
@NullMarked
package mupot.diff;

import org.jspecify.annotations.NullMarked;
