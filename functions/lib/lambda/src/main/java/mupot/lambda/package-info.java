/** Lambda's events in the kernel's words: a webhook's bytes, a batch of hints, the keys of a stream. */
@NullMarked
package mupot.lambda;

import org.jspecify.annotations.NullMarked;
