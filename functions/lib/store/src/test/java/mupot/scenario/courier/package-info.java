/** What the channels show. */
@NullMarked
package mupot.scenario.courier;

import org.jspecify.annotations.NullMarked;
