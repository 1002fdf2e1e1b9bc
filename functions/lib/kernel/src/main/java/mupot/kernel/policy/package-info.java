/** Ranks, scopes, grants and the one table that says which command needs which rank where. */
@NullMarked
package mupot.kernel.policy;

import org.jspecify.annotations.NullMarked;
