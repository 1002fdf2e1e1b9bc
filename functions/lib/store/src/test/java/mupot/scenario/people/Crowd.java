package mupot.scenario.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at the same moment. */
final class Crowd {

    private Crowd() {}

    static <T> List<T> atOnce(int many, IntFunction<T> act) throws Exception {
        var start = new CyclicBarrier(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int n = i;
                Callable<T> one = () -> {
                    start.await();
                    return act.apply(n);
                };
                running.add(threads.submit(one));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
