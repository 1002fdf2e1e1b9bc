package mupot.scenario.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.channel.Card;
import mupot.kernel.channel.CardShown;
import mupot.kernel.channel.ChannelOutbound.Posted;
import mupot.kernel.channel.ChannelPlace;
import mupot.kernel.channel.Platform;
import mupot.kernel.connector.Payload;
import mupot.kernel.egress.EgressFailure;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.Snapshot;
import mupot.kernel.gate.Withdrawn;
import mupot.kernel.id.Hash;
import mupot.kernel.id.ReceiptId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.receipt.RecordClass;
import mupot.kernel.stop.StopSubject;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;
import mupot.store.Hours;
import org.junit.jupiter.api.Test;

class ShowCardTest {

    private final Newsroom room = new Newsroom();

    @Test
    void a_card_is_shown_once_and_again_only_when_it_changed() {
        show();
        show();
        room.is(new TaskState.Working(RunId.next(room.ids), ""));
        show();
        show();

        assertThat(room.wall.asked).hasSize(2);
        assertThat(room.wall.asked.getFirst().existing()).isEmpty();
        assertThat(room.wall.asked.getLast().existing()).contains("m1");
        assertThat(room.wall.newest().state()).isEqualTo("Working");
        assertThat(room.wall.newest().agent()).isEqualTo("Web keeper");
    }

    @Test
    void an_open_proposal_asks_for_a_verdict_with_the_change_and_its_brief() {
        Payload payload = room.proposed();

        show();

        Card.Decision decision = room.wall.newest().decision().orElseThrow();
        assertThat(decision.proposal()).isEqualTo(room.proposal);
        assertThat(decision.site()).isEqualTo("Bakery");
        assertThat(decision.origin()).isEqualTo("/srv/www/bakery");
        assertThat(decision.action()).isEqualTo("page.write");
        assertThat(decision.brief()).isEqualTo(room.canon.hashOf(payload).brief());
        assertThat(decision.diff())
                .isEqualTo("{contact.html=" + Newsroom.BEFORE + "} -> {contact.html=" + Newsroom.AFTER + "}");
        assertThat(room.wall.newest().notes())
                .containsExactly("claimed by the agent: well-formed", "the agent had read: https://example.com/");
    }

    @Test
    void however_much_was_checked_or_read_the_card_says_what_was_read() {
        Payload payload = room.proposed();
        List<String> sources = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> "folder:" + "a".repeat(100) + i)
                .toList());
        sources.addFirst("folder:contact.html");
        sources.add("memory:news/latest");
        room.write(
                Role.WORKER,
                Refs.proposal(room.proposal),
                new ProposalBody(
                        room.proposal,
                        room.task,
                        RunId.next(room.ids),
                        room.agent,
                        payload,
                        "Close the heading",
                        IntStream.range(0, 20).mapToObj(i -> "done when: " + i).toList(),
                        sources,
                        room.clock.instant()));

        show();

        assertThat(room.wall.newest().notes()).hasSize(8).startsWith("claimed by the agent: done when: 0");
        assertThat(room.wall.newest().notes().subList(6, 8))
                .containsExactly(
                        "and 14 notes more, with the proposal itself",
                        "the agent had read: memory:news/latest, " + ("folder:" + "a".repeat(29) + "…, ").repeat(2)
                                + "folder:" + "a".repeat(29) + "… and 38 more");
    }

    @Test
    void a_swapped_body_is_never_put_to_a_verdict_and_is_told_once() {
        Payload pinned = room.proposed();
        room.put(new Payload(
                pinned.connector(),
                "page.write",
                List.of(new Payload.Change(
                        "contact.html", Optional.of(Hash.of(Newsroom.BEFORE)), Optional.of("<script>")))));

        show();
        show();

        assertThat(room.wall.newest().decision()).isEmpty();
        assertThat(room.wall.newest().why()).contains("not what was pinned");
        assertThat(receipts()).hasSize(1).first().asString().contains("incident.swapped-proposal");
    }

    @Test
    void a_site_that_can_not_be_named_is_never_put_to_a_verdict() {
        room.proposed();
        var site = room.book(Role.API).find(Refs.connection(room.connection)).orElseThrow();
        assertThat(room.book(Role.API).commit(Changes.begin().remove(site))).isInstanceOf(Committed.Done.class);

        show();

        assertThat(room.wall.newest().decision()).isEmpty();
    }

    @Test
    void words_changed_after_it_was_opened_are_never_put_to_a_verdict() {
        Payload pinned = room.proposed();
        room.put(pinned);

        show();

        assertThat(room.wall.newest().decision()).isEmpty();
        assertThat(receipts()).hasSize(1).first().asString().contains("incident.swapped-proposal");
    }

    @Test
    void a_swapped_or_missing_snapshot_is_never_put_to_a_verdict() {
        room.proposed();
        room.write(Role.WORKER, Refs.snapshot(Hash.of(Newsroom.BEFORE)), new Snapshot("<h2>Harmless"));

        show();

        assertThat(room.wall.newest().decision()).isEmpty();
    }

    @Test
    void another_tasks_proposal_is_not_shown_below_this_one() {
        Payload payload = room.proposed();
        GateState gate = room.gate(payload, new GateState.Fate.Pending(List.of()));
        room.write(
                Role.KEEPER,
                Refs.gate(room.proposal),
                new GateState(
                        gate.proposal(),
                        TaskId.next(room.ids),
                        gate.squad(),
                        gate.department(),
                        gate.connection(),
                        gate.agent(),
                        gate.authors(),
                        gate.answering(),
                        gate.payloadHash(),
                        gate.bodyHash(),
                        gate.risk(),
                        gate.openedAt(),
                        gate.expiresAt(),
                        gate.nudging(),
                        gate.fate()));

        show();

        assertThat(room.wall.newest().decision()).isEmpty();
    }

    @Test
    void what_is_over_or_withdrawn_has_no_buttons() {
        room.proposed();
        room.write(Role.WORKER, Refs.withdrawn(room.proposal), new Withdrawn("edited", room.clock.instant()));
        show();
        assertThat(room.wall.newest().decision()).isEmpty();

        room.clock.advance(Duration.ofHours(25));
        room.is(new TaskState.Working(RunId.next(room.ids), "again"));
        show();
        assertThat(room.wall.newest().decision()).isEmpty();
        assertThat(receipts()).isEmpty();
    }

    @Test
    void a_proposal_whose_time_is_over_has_no_buttons() {
        room.proposed();
        room.clock.advance(Duration.ofHours(24));

        show();

        assertThat(room.wall.newest().decision()).isEmpty();
    }

    @Test
    void gated_states_are_told_from_the_gate() {
        Payload payload = room.proposed();
        room.write(
                Role.KEEPER,
                Refs.gate(room.proposal),
                room.gate(payload, new GateState.Fate.Rejected(room.ada, "No.")));
        show();
        assertThat(room.wall.newest().state()).isEqualTo("Rejected");
        assertThat(room.wall.newest().why()).isEqualTo("No.");

        room.write(
                Role.KEEPER,
                Refs.gate(room.proposal),
                room.gate(payload, new GateState.Fate.Approved(GateState.Effect.FIRED)));
        room.write(
                Role.GATE,
                Refs.outcome(room.proposal),
                new EffectOutcome(
                        1,
                        GateState.Effect.FIRED,
                        "1 page changed",
                        List.of("no faults left"),
                        Optional.of(new ReceiptId("rcp_01JD8M6Q4Z7T3R5W9X2Y1V0KCB")),
                        room.clock.instant()));
        show();
        assertThat(room.wall.newest().state()).isEqualTo("Fired");
        assertThat(room.wall.newest().why()).isEqualTo("1 page changed");
        assertThat(room.wall.newest().notes()).first().isEqualTo("afterwards: no faults left");
        assertThat(room.wall.newest().receipt()).contains("rcp_2Y1V0KCB");
        assertThat(room.wall.newest().decision()).isEmpty();
    }

    @Test
    void a_stop_is_shown_while_it_stands_with_what_was_before() {
        room.is(new TaskState.Working(RunId.next(room.ids), ""));
        room.stop(new StopSubject.OneSquad(room.squad));

        show();

        assertThat(room.wall.newest().state()).isEqualTo("Stopped");
        assertThat(room.wall.newest().why()).contains("Looking into it.").contains("Working");
    }

    @Test
    void every_bound_channel_shows_it() {
        room.bind(new ChannelPlace(Platform.DISCORD, "g1", "c2"));
        room.bind(new ChannelPlace(Platform.TELEGRAM, "-", "t1"));

        show();

        assertThat(room.wall.asked).extracting(asked -> asked.place().channel()).containsExactlyInAnyOrder("c1", "c2");
    }

    @Test
    void a_platform_that_is_down_holds_up_no_other() {
        room.bind(new ChannelPlace(Platform.DISCORD, "g1", "c2"));
        room.wall.meanwhile = () -> {
            throw new EgressFailure("the platform is down");
        };

        assertThatThrownBy(this::show).isInstanceOf(EgressFailure.class);

        assertThat(room.wall.asked.stream().map(asked -> asked.place().channel()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_task_that_claims_another_squad_is_shown_where_it_was_filed() {
        SquadId other = SquadId.next(room.ids);
        Task now = room.courier.find(Refs.task(room.task)).orElseThrow().value();
        room.write(
                Role.WORKER,
                Refs.task(room.task),
                new Task(
                        now.id(),
                        other,
                        now.department(),
                        now.title(),
                        "",
                        "",
                        now.creator(),
                        "discord",
                        now.assignee(),
                        now.state(),
                        List.of(),
                        1,
                        0,
                        now.since()));

        show();

        assertThat(room.wall.asked).singleElement().satisfies(asked -> assertThat(asked.place())
                .isEqualTo(room.place));
    }

    @Test
    void later_becomes_a_due_entry() {
        room.wall.answers.add(new Posted.Later(Duration.ofSeconds(7)));

        show();

        Due due = new Due(room.clock.instant().plusSeconds(8), Due.Matter.CARD_LATER, room.task.value());
        assertThat(room.book(Role.KEEPER).find(Refs.due(due)).orElseThrow().value())
                .isEqualTo(due);
        assertThat(shown()).isEmpty();
    }

    @Test
    void a_refusal_is_told_once_an_hour() {
        for (int i = 0; i < 3; i++) {
            room.wall.answers.add(new Posted.Refused("Discord answered 403 (50001)"));
            show();
        }

        assertThat(receipts())
                .singleElement()
                .asString()
                .contains("incident.card-refused")
                .contains("50001");
    }

    @Test
    void who_loses_the_race_to_record_draws_and_shows_again() {
        room.wall.meanwhile = () -> {
            room.is(new TaskState.Done("all is well"));
            show();
        };

        show();

        assertThat(room.wall.asked).hasSize(3);
        assertThat(room.wall.newest().state()).isEqualTo("Done");
        assertThat(room.wall.asked.getLast().existing()).isPresent();
        assertThat(shown().orElseThrow().rendered())
                .isEqualTo(room.wall.newest().rendered());
    }

    @Test
    void a_hint_that_leads_nowhere_is_dropped_and_a_strange_one_is_poison() {
        assertThat(room.showCard.show(TaskId.next(room.ids))).isEqualTo(Outcome.DONE);
        assertThat(room.showCard.on(new Hint(Hint.About.CARD, "nonsense", "x"))).isInstanceOf(Outcome.Poison.class);
        assertThat(room.showCard.on(new Hint(Hint.About.RUN, room.task.value(), "x")))
                .isInstanceOf(Outcome.Poison.class);
        assertThat(room.wall.asked).isEmpty();
    }

    private void show() {
        assertThat(room.showCard.on(new Hint(Hint.About.CARD, room.task.value(), room.squad.value())))
                .isEqualTo(Outcome.DONE);
    }

    private Optional<CardShown> shown() {
        return room.courier.find(Refs.card(room.task, room.place)).map(held -> held.value());
    }

    private List<String> receipts() {
        String hour = Hours.of(room.clock.instant());
        return room
                .book(Role.KEEPER)
                .page(Section.of(Kinds.receipts(RecordClass.COURIER), hour), Optional.empty(), 100)
                .items()
                .stream()
                .map(held -> held.value().json())
                .toList();
    }
}
