/** Receipts: recorded with the change, sealed into one signed chain a moment later. */
@NullMarked
package mupot.kernel.receipt;

import org.jspecify.annotations.NullMarked;
