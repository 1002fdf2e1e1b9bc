/** From a record to a link of the chain, and what becomes visible when someone tampers with it. */
@NullMarked
package mupot.scenario.receipt;

import org.jspecify.annotations.NullMarked;
