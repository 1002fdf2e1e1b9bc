/** {@code pot}: the command line. Speaks to a pot's HTTP API and holds no rule of its own. */
@NullMarked
package mupot.cli;

import org.jspecify.annotations.NullMarked;
