package mupot.testkit.lambda.mapping;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Looks at a condition until it holds. */
final class Patience {

    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Patience() {}

    static boolean until(Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(BETWEEN);
        }
        return true;
    }
}
