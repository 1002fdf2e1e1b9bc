/** What holds across all modules. */
@NullMarked
package mupot.architecture;

import org.jspecify.annotations.NullMarked;
