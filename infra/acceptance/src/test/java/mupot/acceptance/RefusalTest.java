package mupot.acceptance;

import static mupot.acceptance.StaffedPot.NOT_ALLOWED;
import static mupot.acceptance.StaffedPot.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mupot.fakes.DiscordMessage;
import mupot.fakes.DiscordUser;
import mupot.fakes.SignedInteraction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may not is refused at the real door, and leaves nothing behind that the design doesn't name. */
class RefusalTest {

    private static final String REFUSED = "proposal.refused";

    @TempDir
    static Path folder;

    private static StaffedPot pot;
    private static StaffedPot.Person bo;
    private static StaffedPot.Person cy;
    private static StaffedPot.Person di;
    private static DiscordMessage card;

    @BeforeAll
    static void aPotWithAProposalWaiting() throws Exception {
        pot = StaffedPot.start(folder);
        bo = pot.hire("bo", "member", "squad:web");
        cy = pot.hire("cy", "observer", "pot");
        di = pot.hire("di", "lead", "squad:shop");
        card = pot.awaitCard();
    }

    @AfterAll
    static void stop() throws Exception {
        pot.close();
    }

    private static String approve() {
        return card.button("Approve").orElseThrow().customId();
    }

    private static String task(DiscordUser user) {
        return pot.command(user, "task", Map.of("title", "Count the loaves"));
    }

    /** Nothing was filed, decided or told of while it happened. */
    private static void without(String trace, Hostile hostile) throws Exception {
        int tasks = pot.tasks();
        int receipts = pot.receipts(trace);
        hostile.act();
        assertThat(pot.tasks()).isEqualTo(tasks);
        assertThat(pot.receipts(trace)).isEqualTo(receipts);
        assertThat(pot.receipts("proposal.approve")).isZero();
    }

    @FunctionalInterface
    private interface Hostile {
        void act() throws Exception;
    }

    @Test
    void an_interaction_that_someone_else_signed_is_forged() throws Exception {
        without("task.file", () -> {
            var other = mupot.fakes.DiscordSigner.generate(java.time.Clock.systemUTC());
            assertThat(pot.send(other.sign(task(pot.owner().account()))).status())
                    .isEqualTo(401);
        });
    }

    @Test
    void a_body_that_was_changed_after_it_was_signed_is_forged() throws Exception {
        without("task.file", () -> {
            SignedInteraction signed = pot.discord().sign(task(pot.owner().account()));
            String changed = new String(signed.body(), StandardCharsets.UTF_8).replace("loaves", "leaves");
            assertThat(pot.send(new SignedInteraction(signed.headers(), changed.getBytes(StandardCharsets.UTF_8)))
                            .status())
                    .isEqualTo(401);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {-100_000, -900, -310, 310, 900, 100_000})
    void an_interaction_of_another_time_is_as_good_as_forged(long seconds) throws Exception {
        without("task.file", () -> {
            byte[] body = task(pot.owner().account()).getBytes(StandardCharsets.UTF_8);
            SignedInteraction signed = pot.discord().sign(body, Instant.now().getEpochSecond() + seconds);
            assertThat(pot.send(signed).status()).isEqualTo(401);
        });
    }

    @Test
    void a_replay_is_answered_with_the_same_bytes_and_files_nothing() throws Exception {
        int tasks = pot.tasks();
        SignedInteraction signed = pot.discord().sign(task(pot.owner().in(SHOP)));
        RunningPot.Answered first = pot.send(signed);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body()).contains("Filed as");
        assertThat(pot.send(signed)).isEqualTo(first);
        assertThat(pot.tasks()).isEqualTo(tasks + 1);
    }

    @Test
    void copies_at_the_same_moment_file_one_task_and_get_the_same_bytes() throws Exception {
        int tasks = pot.tasks();
        SignedInteraction signed = pot.discord().sign(task(pot.owner().in(SHOP)));
        List<Future<RunningPot.Answered>> answers = new ArrayList<>();
        var go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return pot.send(signed);
                }));
            }
            go.countDown();
            RunningPot.Answered first = answers.getFirst().get();
            assertThat(first.body()).contains("Filed as");
            for (Future<RunningPot.Answered> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(pot.tasks()).isEqualTo(tasks + 1);
    }

    @Test
    void an_unbound_channel_an_unlinked_account_and_another_server_are_told_the_same() throws Exception {
        var elsewhere = pot.owner().in("399999999999999999");
        var otherServer = new DiscordUser(
                StaffedPot.APPLICATION,
                "299999999999999999",
                StaffedPot.WEB,
                pot.owner().account().id(),
                "ada");
        without("task.file", () -> {
            for (DiscordUser nobody : List.of(elsewhere, otherServer, pot.stranger())) {
                assertThat(pot.said(task(nobody))).isEqualTo(NOT_ALLOWED);
                assertThat(pot.said(pot.command(nobody, "status", Map.of()))).isEqualTo(NOT_ALLOWED);
            }
        });
    }

    @Test
    void a_click_by_a_stranger_or_from_another_channel_decides_nothing_and_leaves_nothing() throws Exception {
        without(REFUSED, () -> {
            assertThat(pot.said(pot.click(pot.stranger(), card, approve()))).isEqualTo(NOT_ALLOWED);
            assertThat(pot.said(pot.click(pot.owner().in("399999999999999999"), card, approve())))
                    .isEqualTo(NOT_ALLOWED);
        });
    }

    @Test
    void a_suspended_member_is_a_stranger_from_the_next_message_on() throws Exception {
        StaffedPot.Person ed = pot.hire("ed", "member", "squad:shop");
        assertThat(pot.said(task(ed.in(SHOP)))).startsWith("Filed as");

        pot.post(pot.owner().token(), "/api/v1/members/" + ed.id() + "/suspend");
        without("task.file", () -> {
            assertThat(pot.said(task(ed.in(SHOP)))).isEqualTo(NOT_ALLOWED);
            assertThat(pot.said(pot.click(ed.in(SHOP), card, approve()))).isEqualTo(NOT_ALLOWED);
            assertThat(status("/api/v1/whoami", ed)).isEqualTo(401);
        });

        pot.post(pot.owner().token(), "/api/v1/members/" + ed.id() + "/resume");
        assertThat(pot.said(task(ed.in(SHOP)))).startsWith("Filed as");
    }

    @Test
    void a_removed_member_is_a_stranger_for_good() throws Exception {
        StaffedPot.Person fay = pot.hire("fay", "lead", "pot");
        pot.post(pot.owner().token(), "/api/v1/members/" + fay.id() + "/remove");

        without(REFUSED, () -> {
            assertThat(pot.said(task(fay.account()))).isEqualTo(NOT_ALLOWED);
            assertThat(pot.said(pot.click(fay.account(), card, approve()))).isEqualTo(NOT_ALLOWED);
            assertThat(status("/api/v1/whoami", fay)).isEqualTo(401);
        });
    }

    @Test
    void an_observer_files_nothing() throws Exception {
        without("task.file", () -> assertThat(pot.said(task(cy.in(SHOP))))
                .isEqualTo("This needs the rank member here; yours is observer."));
    }

    @Test
    void a_member_of_another_squad_is_nobody_in_this_channel() throws Exception {
        without("task.file", () -> {
            assertThat(pot.said(task(di.account()))).isEqualTo(NOT_ALLOWED);
            assertThat(pot.said(pot.click(di.account(), card, approve()))).isEqualTo(NOT_ALLOWED);
        });
    }

    @Test
    void a_proposal_of_another_squad_is_not_there_for_whoever_clicks_from_their_own() throws Exception {
        refusedOnce(() ->
                assertThat(pot.said(pot.click(di.in(SHOP), card, approve()))).isEqualTo("No such proposal."));
    }

    @Test
    void an_observer_decides_nothing_and_leaves_one_receipt_of_it() throws Exception {
        refusedOnce(() -> assertThat(pot.said(pot.click(cy.account(), card, approve())))
                .contains("needs the rank")
                .contains("yours is observer"));
    }

    @Test
    void a_member_without_the_rank_decides_nothing_and_leaves_one_receipt_of_it() throws Exception {
        refusedOnce(() -> assertThat(pot.said(pot.click(bo.account(), card, approve())))
                .contains("needs the rank")
                .contains("yours is member"));
    }

    @Test
    void a_refused_click_that_is_sent_again_is_still_one_receipt() throws Exception {
        SignedInteraction click = pot.discord().sign(pot.click(bo.account(), card, approve()));
        refusedOnce(() -> assertThat(pot.send(click)).isEqualTo(pot.send(click)));
    }

    @Test
    void a_click_that_carries_another_hash_decides_nothing() throws Exception {
        String button = approve();
        char last = button.charAt(button.length() - 1);
        String changed = button.substring(0, button.length() - 1) + (last == 'A' ? 'B' : 'A');
        refusedOnce(() -> assertThat(pot.said(pot.click(pot.owner().account(), card, changed)))
                .isEqualTo("What you were shown is not what is proposed. Look again."));
    }

    @Test
    void a_proposal_that_was_never_made_can_not_be_approved() throws Exception {
        String never = approve().replaceFirst(":[0-9A-Z]{26}:", ":01ARZ3NDEKTSV4RRFFQ69G5FAV:");
        refusedOnce(() -> assertThat(pot.said(pot.click(pot.owner().account(), card, never)))
                .isEqualTo("No such proposal."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a:", "a::", "x:01ARZ3NDEKTSV4RRFFQ69G5FAV:aaaaaaaaaaaaaaaaaaaaaa", "approve"})
    void a_button_that_no_card_had_is_no_button(String customId) throws Exception {
        without(REFUSED, () -> assertThat(pot.said(pot.click(pot.owner().account(), card, customId)))
                .startsWith("I don't know"));
    }

    @Test
    void a_missing_proof_is_a_forgery() throws Exception {
        without("task.file", () -> {
            SignedInteraction signed = pot.discord().sign(task(pot.owner().in(SHOP)));
            for (String header : List.of("x-signature-ed25519", "x-signature-timestamp")) {
                var headers = new HashMap<>(signed.headers());
                headers.remove(header);
                assertThat(pot.process().discord(headers, signed.body()).status())
                        .isEqualTo(401);
            }
        });
    }

    private static void refusedOnce(Hostile hostile) throws Exception {
        int before = pot.receipts(REFUSED);
        int tasks = pot.tasks();
        hostile.act();
        assertThat(pot.receipts(REFUSED)).isEqualTo(before + 1);
        assertThat(pot.receipts("proposal.approve")).isZero();
        assertThat(pot.tasks()).isEqualTo(tasks);
    }

    private static int status(String path, StaffedPot.Person person) throws Exception {
        return pot.process()
                .api("GET", path, java.util.Optional.empty(), Map.of("Authorization", "Bearer " + person.token()))
                .status();
    }
}
