package mupot.scenario.people;

import static mupot.scenario.people.Office.given;
import static mupot.scenario.people.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.Secret;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Paging;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Limits;
import mupot.kernel.budget.Spender;
import mupot.kernel.id.Slug;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.keeper.Queue;
import mupot.kernel.keeper.Routes;
import mupot.kernel.model.ConnectModel;
import mupot.kernel.model.Model;
import mupot.kernel.model.ModelCall;
import mupot.kernel.model.ModelPing;
import mupot.kernel.model.ModelReach;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.ModelWanted;
import mupot.kernel.model.PingModel;
import mupot.kernel.model.Price;
import mupot.kernel.model.Provider;
import mupot.kernel.model.ShowModels;
import mupot.kernel.model.TryModel;
import mupot.kernel.model.Usage;
import mupot.kernel.people.Entered;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Scope;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;
import mupot.store.StoredBook;
import mupot.wire.JcsCanon;
import mupot.wire.ListedPrices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner connects models, the worker tries them, and no key comes back. */
class ModelsTest {

    private static final Slug CLEVER = new Slug("clever");
    private static final String KEY = "sk-canary-51c2";

    private final Office office = new Office();
    private final ConnectModel world = connecting(ModelReach.WORLD);
    private final ConnectModel local = connecting(ModelReach.WORLD_AND_THIS_MACHINE);
    private final TryModel trying = new TryModel(office.book, office.once, office.receipts, office.ids);
    private final StoredBook work = new StoredBook(
            office.engine, office.book.pot(), Role.WORKER, office.records, new JcsCanon(), office.ids, office.clock);
    private final List<ModelCall> asked = new ArrayList<>();
    private ModelReply reply = new ModelReply.Said("pong", List.of(), new Usage(20, 2), false);
    private final PingModel ping = new PingModel(
            work,
            call -> {
                asked.add(call);
                office.clock.advance(Duration.ofMillis(750));
                return reply;
            },
            office.receipts,
            office.clock);
    private Entered ada;

    @BeforeEach
    void aPot() {
        ada = office.ada();
    }

    private ConnectModel connecting(ModelReach reach) {
        return new ConnectModel(office.once, office.receipts, office.vault, new ListedPrices(), reach, office.clock);
    }

    private static ModelWanted wanted(Provider provider, String origin, String model, String key) {
        return new ModelWanted(
                CLEVER,
                provider,
                Optional.of(origin).filter(it -> !it.isEmpty()),
                model,
                Optional.empty(),
                Optional.empty(),
                Optional.of(key).filter(it -> !it.isEmpty()).map(Secret::new));
    }

    private static ModelWanted claude(String key) {
        return wanted(Provider.ANTHROPIC, "", "claude-haiku-4-5", key);
    }

    private Model connected(ModelWanted wanted) {
        return given(local.connect(office.caller(ada), wanted));
    }

    @Test
    void a_model_is_connected_with_its_known_price_and_its_key_sealed_to_its_origin() {
        Model model = connected(claude(KEY));

        assertThat(office.book.find(Refs.model(CLEVER)).map(Held::value)).contains(model);
        assertThat(model.origin()).isEqualTo("https://api.anthropic.com/v1");
        assertThat(model.price()).contains(new Price(1_000_000, 5_000_000));
        assertThat(model.maxOutputTokens()).isEqualTo(Model.USUAL_OUTPUT);
        assertThat(office.vault.put).containsExactly("MODEL clever https://api.anthropic.com " + KEY);
        assertThat(office.everythingStored()).contains("model.connect").doesNotContain(KEY);
    }

    @Test
    void another_server_may_ask_another_price_so_none_is_known_there() {
        assertThat(connected(wanted(Provider.OPENAI, "", "gpt-4o", KEY)).price())
                .contains(new Price(2_500_000, 10_000_000));
        assertThat(connected(wanted(Provider.OPENAI, "https://models.example.com/v1", "gpt-4o", KEY))
                        .price())
                .isEmpty();
        assertThat(connected(wanted(Provider.OPENAI, "", "gpt-nobody-knows", KEY))
                        .price())
                .isEmpty();
    }

    @Test
    void a_server_of_ones_own_costs_nothing_and_takes_no_key() {
        Model model = connected(wanted(Provider.OLLAMA, "", "llama3.2", ""));

        assertThat(model.price()).contains(Price.NOTHING);
        assertThat(office.vault.put).isEmpty();
        assertThat(refused(local.connect(office.caller(ada), wanted(Provider.OLLAMA, "", "llama3.2", KEY))))
                .isEqualTo(Refusal.Code.MALFORMED);
    }

    @Test
    void what_the_owner_says_of_the_price_holds() {
        var wanted = new ModelWanted(
                CLEVER,
                Provider.ANTHROPIC,
                Optional.empty(),
                "claude-haiku-4-5",
                Optional.of(new Price(7, 8)),
                Optional.of(64),
                Optional.of(new Secret(KEY)));

        assertThat(connected(wanted).price()).contains(new Price(7, 8));
        assertThat(connected(wanted).maxOutputTokens()).isEqualTo(64);
    }

    @Test
    void the_key_stays_where_the_model_stays_and_is_needed_again_where_it_moves() {
        connected(claude(KEY));

        Model other = connected(wanted(Provider.ANTHROPIC, "", "claude-opus-4-5", ""));

        assertThat(other.model()).isEqualTo("claude-opus-4-5");
        assertThat(office.vault.put).hasSize(1);
        assertThat(refused(local.connect(
                        office.caller(ada), wanted(Provider.ANTHROPIC, "https://elsewhere.example", "x", ""))))
                .isEqualTo(Refusal.Code.MALFORMED);
    }

    @Test
    void the_first_time_a_key_is_needed() {
        assertThat(refused(local.connect(office.caller(ada), claude("")))).isEqualTo(Refusal.Code.MALFORMED);
        assertThat(office.book.find(Refs.model(CLEVER))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://models.example.com",
                "http://169.254.169.254/v1",
                "ftp://models.example.com",
                "https://user@models.example.com",
                "https://models.example.com/v1?x=1",
                "https://models.example.com/v1#x",
                "https://models.example.com/../v1",
                "https://models.example.com/v1 x",
                "models.example.com",
                "not a url",
                "file:///etc/passwd"
            })
    void an_address_that_is_no_https_one_is_refused_everywhere(String origin) {
        for (ConnectModel one : List.of(world, local)) {
            assertThat(refused(one.connect(office.caller(ada), wanted(Provider.OPENAI, origin, "m", KEY))))
                    .isEqualTo(Refusal.Code.MALFORMED);
        }
        assertThat(office.vault.put).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:11434", "http://localhost:8000/v1", "https://localhost", "http://[::1]:1"})
    void this_machine_may_be_meant_in_a_local_pot_only(String origin) {
        var wanted = wanted(Provider.OPENAI, origin, "m", KEY);

        assertThat(refused(world.connect(office.caller(ada), wanted))).isEqualTo(Refusal.Code.MALFORMED);
        assertThat(connected(wanted).origin()).isEqualTo(origin);
    }

    @Test
    void a_model_of_bedrock_is_connected_by_its_region_without_a_key_and_in_aws_only() {
        String origin = "https://bedrock-runtime.eu-central-1.amazonaws.com";
        var wanted = wanted(Provider.BEDROCK, origin, "eu.anthropic.claude-sonnet-4-5-20250929-v1:0", "");

        Model model = given(world.connect(office.caller(ada), wanted));

        assertThat(model.origin()).isEqualTo(origin);
        assertThat(model.price()).isEmpty();
        assertThat(office.vault.put).isEmpty();
        assertThat(local.connect(office.caller(ada), wanted).toString()).contains("by a pot in AWS only");
        assertThat(refused(world.connect(office.caller(ada), wanted(Provider.BEDROCK, origin, "m", KEY))))
                .isEqualTo(Refusal.Code.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://models.example.com",
                "https://bedrock-runtime.eu-central-1.amazonaws.com.example.com",
                "https://bedrock-runtime.amazonaws.com",
                "http://bedrock-runtime.eu-central-1.amazonaws.com",
                "https://bedrock-runtime.eu-central-1.amazonaws.com:8443"
            })
    void what_is_signed_in_the_pots_name_goes_to_bedrock_alone(String origin) {
        assertThat(refused(world.connect(office.caller(ada), wanted(Provider.BEDROCK, origin, "m", ""))))
                .isEqualTo(Refusal.Code.MALFORMED);
    }

    @Test
    void the_same_delivery_again_connects_once_and_never_guesses_about_a_key() {
        var caller = office.caller(ada);
        given(local.connect(caller, claude(KEY)));

        assertThat(refused(local.connect(caller, claude(KEY)))).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(given(local.connect(caller, claude(""))).name()).isEqualTo(CLEVER);
    }

    @Test
    void a_removed_model_is_gone_and_its_key_is_worth_nothing() {
        connected(claude(KEY));

        given(local.remove(office.caller(ada), CLEVER));

        assertThat(office.book.find(Refs.model(CLEVER))).isEmpty();
        assertThat(office.vault.put.getLast()).isEqualTo("MODEL clever nowhere -");
        assertThat(refused(local.remove(office.caller(ada), CLEVER))).isEqualTo(Refusal.Code.NOT_FOUND);
    }

    @Test
    void whoever_leads_something_sees_the_models_and_nobody_else() {
        connected(claude(KEY));
        var growth = office.department(ada, "Growth");
        Scope web = office.squad(ada, growth, "Web").scope();
        Entered lead = office.enter(office.session(ada), "Lea", Rank.LEAD, web);
        Entered member = office.enter(office.session(ada), "Max", Rank.MEMBER, web);
        var show = new ShowModels(office.book);

        assertThat(given(show.list(office.caller(lead).actor(), paging())).items())
                .extracting(Model::name)
                .containsExactly(CLEVER);
        refused(show.list(office.caller(member).actor(), paging()));
        refused(trying.latest(office.caller(member).actor(), CLEVER));
    }

    private static Paging paging() {
        return new Paging(Optional.empty(), 10);
    }

    @Test
    void a_trial_tells_how_long_it_took_and_what_it_cost() {
        connected(claude(KEY));
        TryModel.Asked wanted = given(trying.ask(office.caller(ada), CLEVER));

        assertThat(ping.on(hint(wanted))).isEqualTo(Outcome.DONE);

        ModelPing told = latest();
        assertThat(told.id()).isEqualTo(wanted.id());
        assertThat(told.millis()).isEqualTo(750);
        assertThat(told.result()).isEqualTo(new ModelPing.Result.Answered(new Usage(20, 2), Optional.of(30L)));
        assertThat(asked.getFirst().tools()).isEmpty();
        assertThat(Routes.of(Routes.OutClass.DOOR, Hint.About.MODEL)).contains(Queue.WORK);
        assertThat(Routes.of(Routes.OutClass.AGENT, Hint.About.MODEL)).isEmpty();
    }

    @Test
    void a_trial_counts_against_the_budget_of_the_pot() {
        connected(claude(KEY));
        ping.on(hint(given(trying.ask(office.caller(ada), CLEVER))));
        assertThat(used()).isEqualTo(new Amount(30, 22, 0));

        reply = new ModelReply.Refused("Its server refused the key (status 401).");
        office.clock.advance(Duration.ofSeconds(1));
        ping.on(hint(given(trying.ask(office.caller(ada), CLEVER))));
        assertThat(used()).isEqualTo(new Amount(30, 22, 0));
    }

    @Test
    void a_trial_that_the_budget_has_no_room_for_is_not_made() {
        connected(claude(KEY));
        limits(new Limits(Optional.of(29L), Optional.empty(), Optional.empty()));

        ping.on(hint(given(trying.ask(office.caller(ada), CLEVER))));

        assertThat(asked).isEmpty();
        assertThat(latest().result())
                .isInstanceOfSatisfying(ModelPing.Result.Failed.class, failed -> assertThat(failed.why())
                        .contains("used up"));
        assertThat(used()).isEqualTo(Amount.NOTHING);
    }

    @Test
    void a_model_whose_price_nobody_knows_is_tried_unless_no_money_may_be_spent() {
        connected(wanted(Provider.ANTHROPIC, "", "nobody-has-heard-of-it", KEY));
        limits(new Limits(Optional.of(0L), Optional.empty(), Optional.empty()));
        ping.on(hint(given(trying.ask(office.caller(ada), CLEVER))));
        assertThat(asked).isEmpty();

        limits(new Limits(Optional.of(1L), Optional.empty(), Optional.empty()));
        office.clock.advance(Duration.ofSeconds(1));
        ping.on(hint(given(trying.ask(office.caller(ada), CLEVER))));

        assertThat(asked).hasSize(1);
        assertThat(used()).isEqualTo(new Amount(0, 22, 0));
    }

    private void limits(Limits limits) {
        var _ = office.book.commit(Changes.begin().put(Refs.limits(new Spender.Pot()), limits));
    }

    private Amount used() {
        var today = LocalDate.ofInstant(office.clock.instant(), ZoneOffset.UTC);
        return office.book
                .find(Refs.used(new Spender.Pot(), today))
                .map(Held::value)
                .orElse(Amount.NOTHING);
    }

    @Test
    void a_trial_that_fails_tells_why() {
        connected(claude(KEY));
        reply = new ModelReply.Refused("Its server refused the key (status 401).");

        ping.on(hint(given(trying.ask(office.caller(ada), CLEVER))));

        assertThat(latest().result())
                .isEqualTo(new ModelPing.Result.Failed("Its server refused the key (status 401)."));
    }

    @Test
    void a_trial_is_made_once_however_often_its_hint_comes_and_an_older_one_not_any_more() {
        connected(claude(KEY));
        TryModel.Asked first = given(trying.ask(office.caller(ada), CLEVER));
        office.clock.advance(Duration.ofSeconds(1));
        TryModel.Asked second = given(trying.ask(office.caller(ada), CLEVER));

        ping.on(hint(second));
        ping.on(hint(second));
        ping.on(hint(first));

        assertThat(asked).hasSize(1);
        assertThat(latest().id()).isEqualTo(second.id());
    }

    @Test
    void a_stopped_pot_asks_no_model_anything() {
        connected(claude(KEY));
        TryModel.Asked wanted = given(trying.ask(office.caller(ada), CLEVER));
        var flag = new StopFlag(new StopSubject.WholePot(), ada.member().id(), Rank.OWNER, "", office.clock.instant());
        var _ = office.book.commit(Changes.begin().create(Refs.stop(new StopSubject.WholePot()), flag));

        ping.on(hint(wanted));

        assertThat(asked).isEmpty();
        assertThat(latest().result()).isInstanceOf(ModelPing.Result.Failed.class);
    }

    @Test
    void a_hint_about_nothing_is_dropped() {
        assertThat(ping.on(new Hint(Hint.About.MODEL, "nonsense", "models"))).isInstanceOf(Outcome.Poison.class);
        assertThat(ping.on(new Hint(Hint.About.MODEL, "nobody." + office.ids.ulid(), "models")))
                .isEqualTo(Outcome.DONE);
        assertThat(asked).isEmpty();
        assertThat(refused(trying.ask(office.caller(ada), CLEVER))).isEqualTo(Refusal.Code.NOT_FOUND);
    }

    private ModelPing latest() {
        return given(trying.latest(office.caller(ada).actor(), CLEVER)).orElseThrow();
    }

    private static Hint hint(TryModel.Asked asked) {
        return new Hint(Hint.About.MODEL, asked.model() + "." + asked.id(), "models");
    }
}
