/** Performs what was approved, once. Calls no model and writes no proposal. */
@NullMarked
package mupot.gate;

import org.jspecify.annotations.NullMarked;
