/** Makes every call to a chat platform. */
@NullMarked
package mupot.courier;

import org.jspecify.annotations.NullMarked;
