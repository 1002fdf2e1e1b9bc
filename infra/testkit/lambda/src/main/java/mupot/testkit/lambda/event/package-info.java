/** The JSON of the events that Lambda's triggers send, and of the HTTP answer that a gateway takes. */
@NullMarked
package mupot.testkit.lambda.event;

import org.jspecify.annotations.NullMarked;
