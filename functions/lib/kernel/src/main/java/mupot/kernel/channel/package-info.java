/** What people say in a chat channel, and what the pot answers and shows there. */
@NullMarked
package mupot.kernel.channel;

import org.jspecify.annotations.NullMarked;
