/** Names of things: one record a kind, checked when made, never interchangeable. */
@NullMarked
package mupot.kernel.id;

import org.jspecify.annotations.NullMarked;
