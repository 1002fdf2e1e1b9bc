/** The cloud's storage: DynamoDB behind the storage seam, SQS behind the port for sending. */
@NullMarked
package mupot.engine.aws;

import org.jspecify.annotations.NullMarked;
