/** Discord: signed interactions in, cards out. */
@NullMarked
package mupot.channel.discord;

import org.jspecify.annotations.NullMarked;
