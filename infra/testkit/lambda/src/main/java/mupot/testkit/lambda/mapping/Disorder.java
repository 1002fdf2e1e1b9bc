package mupot.testkit.lambda.mapping;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What a source may do to its consumers and rarely does: deliver twice, and in another order. The same seed makes the
 * same choices, as far as the threads' own order allows.
 */
public final class Disorder {

    /** Whether records keep the order in which they were received. */
    public enum Order {
        AS_RECEIVED,
        SHUFFLED
    }

    private final Random random;
    private final double duplicates;
    private final Order order;

    private Disorder(long seed, double duplicates, Order order) {
        random = new Random(seed);
        this.duplicates = duplicates;
        this.order = order;
    }

    public static Disorder none() {
        return new Disorder(0, 0, Order.AS_RECEIVED);
    }

    /** Shuffles, and delivers this share of all records a second time. */
    public static Disorder of(long seed, double duplicates) {
        return new Disorder(seed, duplicates, Order.SHUFFLED);
    }

    public static Disorder of(long seed, double duplicates, Order order) {
        return new Disorder(seed, duplicates, order);
    }

    synchronized <T> List<T> ordered(List<T> all) {
        var copy = new ArrayList<>(all);
        if (order == Order.SHUFFLED) {
            Collections.shuffle(copy, random);
        }
        return List.copyOf(copy);
    }

    /** Shuffled, but records of one item keep their order, which is all that a stream promises. */
    <T> List<T> orderedWithin(List<T> all, Function<T, ?> item) {
        var byItem = new HashMap<Object, Deque<T>>();
        all.forEach(each -> byItem.computeIfAbsent(item.apply(each), _ -> new ArrayDeque<>())
                .add(each));
        return ordered(all).stream()
                .map(each -> byItem.getOrDefault(item.apply(each), new ArrayDeque<>())
                        .remove())
                .toList();
    }

    /** Those to deliver a second time. */
    synchronized <T> List<T> again(List<T> all) {
        return all.stream().filter(_ -> random.nextDouble() < duplicates).toList();
    }

    /** Whether the second delivery runs beside the first rather than after it. */
    synchronized boolean together() {
        return random.nextBoolean();
    }
}
