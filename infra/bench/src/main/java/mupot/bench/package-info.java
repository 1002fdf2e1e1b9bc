/** Measures the local pot on the machine at hand. Tells numbers, and judges none. */
@NullMarked
package mupot.bench;

import org.jspecify.annotations.NullMarked;
