package mupot.testkit.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What one invocation came to, as the caller of Lambda sees it. */
public sealed interface Answer {

    /** The function returned; the payload's bytes are exactly what it sent. */
    record Success(byte[] payload) implements Answer {

        public String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "Success[" + text() + "]";
        }
    }

    /** The function threw, or its process ended ({@code Runtime.ExitError}) before it answered. */
    record Failure(String type, String message) implements Answer {}

    record TimedOut(Duration after) implements Answer {}
}
