/**
 * AWS services on loopback that know their callers by role and refuse as AWS does. They show that our code asks for no
 * more than its row of the permission table; they prove nothing about a real account's policies.
 */
@NullMarked
package mupot.testkit.lambda.aws;

import org.jspecify.annotations.NullMarked;
