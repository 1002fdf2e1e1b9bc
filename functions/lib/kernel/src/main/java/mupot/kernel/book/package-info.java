/** The pot's records as use cases see them: typed references, versions, and one change that leaves whole or not at all. */
@NullMarked
package mupot.kernel.book;

import org.jspecify.annotations.NullMarked;
