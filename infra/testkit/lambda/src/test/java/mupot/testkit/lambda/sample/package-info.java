/** Functions small enough to be packaged by a test. */
@NullMarked
package mupot.testkit.lambda.sample;

import org.jspecify.annotations.NullMarked;
