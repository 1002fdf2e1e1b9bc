/** Sending work to queues, the same for SQS, the local pot and memory. */
@NullMarked
package mupot.store.queue;

import org.jspecify.annotations.NullMarked;
