/** The bodies of the JSON API, shared by the pot and by whoever speaks to it. Names and shapes are what users rely on. */
@NullMarked
package mupot.wire.api;

import org.jspecify.annotations.NullMarked;
