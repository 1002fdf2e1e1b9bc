/** What leaves the process as JSON: stored records, receipts, signed statements, and their canonical bytes. */
@NullMarked
package mupot.wire;

import org.jspecify.annotations.NullMarked;
