/** The kernel's book, kept through the storage seam. */
@NullMarked
package mupot.store;

import org.jspecify.annotations.NullMarked;
