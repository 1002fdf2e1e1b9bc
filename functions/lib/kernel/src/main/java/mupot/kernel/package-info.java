/** Rules, use cases and ports. Knows the JDK and nobody else. */
@NullMarked
package mupot.kernel;

import org.jspecify.annotations.NullMarked;
