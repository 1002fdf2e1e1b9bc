package mupot.store.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import mupot.store.queue.Outgoing;
import mupot.store.queue.Queues;
import mupot.store.queue.SendFailure;
import org.junit.jupiter.api.Test;

/** What every way of sending does alike. */
public interface QueuesContract {

    Queues queues();

    /** An empty queue that exists. */
    String queue();

    /** Everything that arrives there, taken out of it. */
    List<String> arrived(int expected);

    @Test
    default void everything_sent_arrives_as_it_was() {
        var bodies = List.of("{\"a\":1}", "ä\uD83D\uDE80\n\t<&>\"'", " ", "x".repeat(100_000));

        queues().send(
                        queue(),
                        bodies.stream().map(it -> new Outgoing("squad", it)).toList());

        assertThat(arrived(4)).containsExactlyInAnyOrderElementsOf(bodies);
    }

    @Test
    default void more_than_one_batch_can_be_sent_and_nothing_too() {
        var bodies = IntStream.range(0, 27)
                .mapToObj(i -> "m" + i + "x".repeat(20_000))
                .toList();

        queues().send(
                        queue(),
                        bodies.stream()
                                .map(it -> new Outgoing("g" + it.length() % 3, it))
                                .toList());
        queues().send(queue(), List.of());

        assertThat(arrived(27)).containsExactlyInAnyOrderElementsOf(bodies);
    }

    @Test
    default void a_message_of_the_greatest_size_arrives() {
        var body = "é".repeat(Outgoing.MAX_BYTES / 2);

        queues().send(queue(), List.of(new Outgoing("a", body), new Outgoing("b", body)));

        assertThat(arrived(2)).containsExactly(body, body);
    }

    @Test
    default void what_could_not_be_sent_is_named() {
        var message = new Outgoing("squad", "lost");

        assertThatThrownBy(() -> queues().send("no-such-queue", List.of(message)))
                .isInstanceOfSatisfying(
                        SendFailure.class, it -> assertThat(it.failed()).containsExactly(message));
    }
}
