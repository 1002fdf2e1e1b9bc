/** The loopback HTTP server that everything here is built on. */
@NullMarked
package mupot.testkit.lambda.http;

import org.jspecify.annotations.NullMarked;
