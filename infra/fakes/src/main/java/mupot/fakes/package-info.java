/** Stand-ins for outside systems that behave like them: for tests and for the demo, with nothing to sign up for. */
@NullMarked
package mupot.fakes;

import org.jspecify.annotations.NullMarked;
