/**
 * The storage seam: typed keys, consistent reads, one partition's key range, and one atomic conditional transaction.
 * No expression language of any engine leaks above it.
 */
@NullMarked
package mupot.store.seam;

import org.jspecify.annotations.NullMarked;
