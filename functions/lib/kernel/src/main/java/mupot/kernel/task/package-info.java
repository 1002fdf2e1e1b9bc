/** Tasks: what is to be done, and the one function that moves them. */
@NullMarked
package mupot.kernel.task;

import org.jspecify.annotations.NullMarked;
