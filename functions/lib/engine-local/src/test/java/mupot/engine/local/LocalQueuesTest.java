package mupot.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mupot.store.contract.MovableClock;
import mupot.store.contract.QueuesContract;
import mupot.store.queue.Outgoing;
import mupot.store.queue.Queues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalQueuesTest implements QueuesContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private Opened opened;
    private LocalQueues queues;

    @BeforeEach
    void open() {
        opened = Opened.in(folder);
        queues = new LocalQueues(opened.file(), clock, Map.of("work", 3, "gate", 1));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Override
    public Queues queues() {
        return queues;
    }

    @Override
    public String queue() {
        return "work";
    }

    @Override
    public List<String> arrived(int expected) {
        return bodies(queues.receive("work", 1000, MINUTE));
    }

    @Test
    void a_restart_takes_back_at_once_what_was_received_and_not_finished() {
        send("squad", "cut off", "never received");
        var first = receiveOne();
        assertThat(bodies(List.of(first))).containsExactly("cut off");

        assertThat(queues.takeBack()).isEqualTo(1);

        assertThat(arrived(2)).containsExactly("cut off", "never received");
    }

    @Test
    void a_restart_brings_no_delayed_message_forward_and_revives_no_dead_one() {
        queues.send("work", List.of(new Outgoing("squad", "for later")), MINUTE);
        queues.send("gate", List.of(new Outgoing("squad", "dead")));
        queues.receive("gate", 1, Duration.ZERO);
        assertThat(queues.receive("gate", 1, Duration.ZERO)).isEmpty();

        assertThat(queues.takeBack()).isZero();

        assertThat(arrived(0)).isEmpty();
        assertThat(queues.deadLetters("gate")).hasSize(1);
    }

    private static List<String> bodies(List<Received> received) {
        return received.stream().map(Received::body).toList();
    }

    private void send(String group, String... bodies) {
        queues.send(
                "work",
                List.of(bodies).stream().map(it -> new Outgoing(group, it)).toList());
    }

    private Received receiveOne() {
        var received = queues.receive("work", 1, MINUTE);
        assertThat(received).hasSize(1);
        return received.getFirst();
    }

    @Test
    void a_message_received_is_hidden_until_its_visibility_ends_and_gone_when_deleted() {
        send("a", "m");

        var first = receiveOne();
        assertThat(queues.receive("work", 1, MINUTE)).isEmpty();
        clock.advance(MINUTE);
        var second = receiveOne();
        queues.delete(second.handle());
        clock.advance(MINUTE);

        assertThat(first.receiveCount()).isEqualTo(1);
        assertThat(second.receiveCount()).isEqualTo(2);
        assertThat(queues.receive("work", 1, MINUTE)).isEmpty();
        assertThat(queues.depth("work")).isEqualTo(new Depth(0, 0, 0));
    }

    @Test
    void a_late_holder_neither_deletes_nor_releases_what_was_delivered_again() {
        send("a", "m");
        var late = receiveOne();
        clock.advance(MINUTE);
        var current = receiveOne();

        queues.delete(late.handle());
        queues.release(late.handle(), Duration.ZERO);

        assertThat(queues.depth("work")).isEqualTo(new Depth(0, 1, 0));
        queues.delete(current.handle());
        assertThat(queues.depth("work")).isEqualTo(new Depth(0, 0, 0));
    }

    @Test
    void a_released_message_comes_back_after_its_delay() {
        send("a", "m");
        queues.release(receiveOne().handle(), Duration.ofSeconds(5));

        assertThat(queues.receive("work", 1, MINUTE)).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(receiveOne().receiveCount()).isEqualTo(2);
    }

    @Test
    void a_delayed_message_is_not_received_before() {
        queues.send("work", List.of(new Outgoing("a", "m")), Duration.ofSeconds(10));

        assertThat(queues.receive("work", 1, MINUTE)).isEmpty();
        clock.advance(Duration.ofSeconds(10));
        assertThat(receiveOne().body()).isEqualTo("m");
    }

    @Test
    void a_message_received_too_often_is_dead_and_may_be_given_another_life() {
        send("a", "poison");
        var sent = clock.instant();
        for (int i = 0; i < 3; i++) {
            receiveOne();
            clock.advance(MINUTE);
        }

        assertThat(queues.receive("work", 1, MINUTE)).isEmpty();
        assertThat(queues.deadLetters("work")).containsExactly(new DeadLetter("a", "poison", 3, sent));
        assertThat(queues.depth("work")).isEqualTo(new Depth(0, 0, 1));

        assertThat(queues.redrive("work")).isEqualTo(1);
        assertThat(receiveOne().receiveCount()).isEqualTo(1);
        assertThat(queues.deadLetters("work")).isEmpty();
    }

    @Test
    void a_handle_from_before_a_redrive_is_worth_nothing() {
        send("a", "m");
        var early = receiveOne();
        for (int i = 0; i < 3; i++) {
            clock.advance(MINUTE);
            queues.receive("work", 1, MINUTE);
        }
        queues.redrive("work");
        receiveOne();

        queues.delete(early.handle());

        assertThat(queues.depth("work")).isEqualTo(new Depth(0, 1, 0));
    }

    @Test
    void one_groups_backlog_does_not_hold_up_another() {
        send("loud", IntStream.range(0, 50).mapToObj(i -> "loud" + i).toArray(String[]::new));
        send("quiet", "quiet0", "quiet1");

        assertThat(bodies(queues.receive("work", 2, MINUTE))).containsExactly("loud0", "quiet0");
        assertThat(bodies(queues.receive("work", 2, MINUTE))).containsExactly("loud1", "quiet1");
        assertThat(bodies(queues.receive("work", 2, MINUTE))).containsExactly("loud2", "loud3");
    }

    @Test
    void queues_do_not_mix_and_outlive_the_process() {
        send("a", "m");
        queues.send("gate", List.of(new Outgoing("a", "g")));

        close();
        open();

        assertThat(bodies(queues.receive("gate", 10, MINUTE))).containsExactly("g");
        assertThat(bodies(queues.receive("work", 10, MINUTE))).containsExactly("m");
    }

    @Test
    void a_listener_is_woken_when_something_was_sent_or_given_back() {
        var woken = new AtomicInteger();
        queues.whenSent(woken::incrementAndGet);

        send("a", "m");
        var received = receiveOne();
        queues.release(received.handle(), Duration.ZERO);
        queues.delete(received.handle());

        assertThat(woken).hasValue(2);
    }

    @Test
    void many_receivers_get_each_message_once() throws Exception {
        send("a", IntStream.range(0, 100).mapToObj(i -> "m" + i).toArray(String[]::new));
        var all = new ConcurrentLinkedQueue<String>();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    List<Received> batch;
                    do {
                        batch = queues.receive("work", 3, MINUTE);
                        batch.forEach(it -> all.add(it.body()));
                        batch.forEach(it -> queues.delete(it.handle()));
                    } while (!batch.isEmpty());
                });
            }
        }

        assertThat(all).hasSize(100);
        assertThat(new HashSet<>(all)).hasSize(100);
    }
}
