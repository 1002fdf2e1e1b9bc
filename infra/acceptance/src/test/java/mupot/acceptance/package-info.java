/** The whole path through real doors: once in one process, once through the packaged functions. */
@NullMarked
package mupot.acceptance;

import org.jspecify.annotations.NullMarked;
