/** Dispatches hints, opens proposals, seals receipts, looks at what is due. Reads no secret and approves nothing. */
@NullMarked
package mupot.keeper;

import org.jspecify.annotations.NullMarked;
