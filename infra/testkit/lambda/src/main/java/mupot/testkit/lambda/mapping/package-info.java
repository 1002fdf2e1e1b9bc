/** Pumps that bring events to functions with the rules of AWS's event source mappings and scheduler. */
@NullMarked
package mupot.testkit.lambda.mapping;

import org.jspecify.annotations.NullMarked;
