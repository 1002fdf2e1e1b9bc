/**
 * Runs packaged functions as Lambda does: a Runtime API on loopback and one child process for each execution
 * environment. Test support only; nothing here may stand on a function's class path.
 */
@NullMarked
package mupot.testkit.lambda;

import org.jspecify.annotations.NullMarked;
