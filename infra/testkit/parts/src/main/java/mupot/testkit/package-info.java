/** Real parts for tests: what stands in for DynamoDB and SQS, within the tests' own process and gone with it. */
@NullMarked
package mupot.testkit;

import org.jspecify.annotations.NullMarked;
