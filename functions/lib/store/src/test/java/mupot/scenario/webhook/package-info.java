/** From a webhook's raw bytes to the raw answer. */
@NullMarked
package mupot.scenario.webhook;

import org.jspecify.annotations.NullMarked;
