/** Answers the chat platforms' webhooks. Reads no connector, model or chat secret. */
@NullMarked
package mupot.interactions;

import org.jspecify.annotations.NullMarked;
