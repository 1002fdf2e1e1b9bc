/** The whole store in one process's memory: for demonstrations and for tests of what stands above the seam. */
@NullMarked
package mupot.store.memory;

import org.jspecify.annotations.NullMarked;
