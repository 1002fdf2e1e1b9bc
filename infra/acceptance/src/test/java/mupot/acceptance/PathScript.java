package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import mupot.acceptance.RunningPot.Answered;
import mupot.fakes.DiscordMessage;
import mupot.fakes.DiscordUser;
import mupot.fakes.SignedInteraction;

/**
 * One task's whole path through a pot's doors: Ada founds the business and types a task, agents repair its site on
 * paper, Bo approves with a click, and a stranger verifies what is left behind.
 */
final class PathScript {

    static final String APPLICATION = "100000000000000001";
    static final String GUILD = "200000000000000001";
    static final String CHANNEL = "300000000000000001";
    private static final DiscordUser ADA = new DiscordUser(APPLICATION, GUILD, CHANNEL, "400000000000000001", "ada");
    private static final DiscordUser BO = new DiscordUser(APPLICATION, GUILD, CHANNEL, "400000000000000002", "bo");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final RunningPot pot;
    private final Errand errand;
    private final Doors doors;
    private final Path site;
    private String ada = "";
    private String bo = "";
    private Optional<Delivery> task = Optional.empty();
    private Optional<DiscordMessage> card = Optional.empty();

    /** A request and the bytes of its answer. */
    private record Delivery(SignedInteraction request, Answered answer) {}

    /** Without a model: agents find and mend what is mechanical. */
    PathScript(RunningPot pot) throws Exception {
        this(pot, Errand.REPAIRS);
    }

    PathScript(RunningPot pot, Errand errand) throws Exception {
        this.pot = pot;
        this.errand = errand;
        this.doors = new Doors(pot);
        this.site = Checkout.copyOfBakery(pot.sites());
    }

    /** The doors this script goes through, and Discord's side of the key that it connected. */
    Doors doors() {
        return doors;
    }

    /** From an empty pot to a card with an Approve button; nothing has changed yet. */
    void untilItWaits() throws Exception {
        found();
        invite();
        errand.prepares(doors, ada);
        SignedInteraction typed = doors.signed(ADA.command(Doors.snowflake(), "task", Map.of("title", errand.title())));
        task = Optional.of(new Delivery(typed, doors.send(typed)));
        assertThat(task.orElseThrow().answer().body()).contains("Filed as");
        card = pot.chat().await(message -> message.button("Approve").isPresent(), PATIENCE);
        assertThat(card)
                .as("a card with an Approve button; the task: " + tasks())
                .isPresent();
        assertThat(tasks().path(0).path("state").asText()).isEqualTo("AwaitingVerdict");
        assertThat(Checkout.files(site)).containsExactlyEntriesOf(Checkout.files(Checkout.bakery()));
    }

    /** Bo's click, what it does, and that it does it once. */
    void toTheEnd() throws Exception {
        DiscordMessage waiting = card.orElseThrow();
        SignedInteraction click = doors.signed(BO.click(
                Doors.snowflake(),
                waiting.id(),
                waiting.button("Approve").orElseThrow().customId()));
        var approved = new Delivery(click, doors.send(click));
        assertThat(approved.answer().status()).isEqualTo(200);
        awaitDone();
        Optional<DiscordMessage> edited = pot.chat()
                .await(
                        message -> message.id().equals(waiting.id())
                                && message.buttons().isEmpty(),
                        PATIENCE);
        assertThat(edited)
                .as("the card without buttons: " + pot.chat().messages())
                .isPresent();
        theSiteIsAsWantedAndNothingElseIsTouched();
        theSameDeliveryIsAnsweredAlike(approved);
        theSameDeliveryIsAnsweredAlike(task.orElseThrow());
        assertThat(tasks()).hasSize(1);
        new Proof(pot, doors, ada)
                .holds(tasks().path(0).path("proposals").path(0).asText());
        theSiteIsAsWantedAndNothingElseIsTouched();
    }

    private void found() throws Exception {
        ada = doors.post("", "/api/v1/init", "token", pot.ownerToken(), "name", "Alder", "email", "ada@example.com")
                .path("token")
                .asText();
        doors.post(ada, "/api/v1/departments", "name", "Marketing");
        doors.post(ada, "/api/v1/squads", "name", "Web", "department", "marketing", "template", "web-operations");
        doors.post(ada, "/api/v1/sites", "kind", "folder", "origin", site.toString(), "squad", "web");
        doors.put(
                ada,
                "/api/v1/channels/discord",
                "applicationId",
                APPLICATION,
                "publicKey",
                doors.publicKey(),
                "botToken",
                RunningPot.BOT_TOKEN);
        doors.post(
                ada, "/api/v1/bindings", "platform", "discord", "workspace", GUILD, "channel", CHANNEL, "squad", "web");
        link(ada, ADA);
    }

    /** Bo comes as a lead of the squad: just enough for a decision of normal risk. */
    private void invite() throws Exception {
        JsonNode invite =
                doors.post(ada, "/api/v1/invites", "email", "bo@example.com", "rank", "lead", "scope", "squad:web");
        bo = doors.post("", "/api/v1/accept", "invite", invite.path("token").asText(), "email", "bo@example.com")
                .path("token")
                .asText();
        link(bo, BO);
    }

    private void link(String token, DiscordUser user) throws Exception {
        String code = doors.post(token, "/api/v1/link-codes", "platform", "discord")
                .path("code")
                .asText();
        assertThat(doors.told(doors.signed(user.command(Doors.snowflake(), "link", Map.of("code", code)))))
                .contains("inked");
    }

    private JsonNode tasks() throws Exception {
        return doors.get(ada, "/api/v1/tasks?squad=web").path("items");
    }

    private void awaitDone() throws Exception {
        long until = System.nanoTime() + PATIENCE.toNanos();
        JsonNode last = tasks();
        while (!last.path(0).path("state").asText().equals("Done") && System.nanoTime() < until) {
            Thread.sleep(200);
            last = tasks();
        }
        assertThat(last.path(0).path("state").asText()).as(last.toString()).isEqualTo("Done");
    }

    private void theSameDeliveryIsAnsweredAlike(Delivery delivery) throws Exception {
        assertThat(doors.send(delivery.request())).isEqualTo(delivery.answer());
    }

    private void theSiteIsAsWantedAndNothingElseIsTouched() throws Exception {
        assertThat(Checkout.files(site)).containsExactlyEntriesOf(errand.wanted(Checkout.files(Checkout.bakery())));
    }
}
