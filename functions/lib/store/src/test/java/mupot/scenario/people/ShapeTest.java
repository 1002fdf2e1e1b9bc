package mupot.scenario.people;

import static mupot.scenario.people.Office.given;
import static mupot.scenario.people.Office.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mupot.kernel.Secret;
import mupot.kernel.book.Listed;
import mupot.kernel.book.Paging;
import mupot.kernel.channel.ChannelFacts;
import mupot.kernel.channel.ChannelPlace;
import mupot.kernel.channel.Platform;
import mupot.kernel.connector.Connection;
import mupot.kernel.id.Brief;
import mupot.kernel.org.AcrossSquads;
import mupot.kernel.org.Agent;
import mupot.kernel.org.ConnectChannel;
import mupot.kernel.org.Department;
import mupot.kernel.org.EverySquad;
import mupot.kernel.org.SiteLogins;
import mupot.kernel.org.Squad;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Entered;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Scope;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private final Office office = new Office();
    private final Entered ada = office.ada();
    private final Department growth = office.department(ada, "Growth");
    private final Squad web = office.squad(ada, growth, "Web");

    @Test
    void a_squad_from_a_template_has_its_agents_and_their_accountable_human() {
        Squad shop = given(office.addSquad.add(office.caller(ada), growth, "Shop", Optional.of("web-operations")));

        List<Agent> agents = office.showOrg
                .agents(office.caller(ada).actor(), Optional.of(shop), Paging.FIRST)
                .items();
        assertThat(agents).extracting(it -> it.slug().value()).hasSize(6).contains("site-operator", "qa-checker");
        assertThat(agents)
                .extracting(Agent::accountable)
                .containsOnly(ada.member().id());
        assertThat(refused(office.addSquad.add(office.caller(ada), growth, "Other", Optional.of("nope"))))
                .isEqualTo(Refusal.Code.NOT_FOUND);
    }

    @Test
    void a_slug_stands_for_one_squad_even_when_many_add_it_at_once() throws Exception {
        List<Answer<Squad>> answers =
                Crowd.atOnce(10, _ -> office.addSquad.add(office.caller(ada), growth, "Shop", Optional.empty()));

        assertThat(answers.stream().filter(Answer.Given.class::isInstance)).hasSize(1);
    }

    @Test
    void things_are_found_by_id_slug_and_ending_by_those_who_see_them_only() {
        Agent operator = given(office.addAgent.add(office.caller(ada), web, Office.draft("Site operator")));
        Department sales = office.department(ada, "Sales");
        Entered bo = office.enter(office.session(ada), "Bo", Rank.ADMIN, new Scope.Department(sales.id()));
        Actor sees = office.caller(ada).actor();
        Actor blind = office.caller(bo).actor();

        for (String text : List.of("web", web.id().value(), Brief.of(web.id()))) {
            assertThat(given(office.lookup.squad(sees, text))).isEqualTo(web);
            assertThat(refused(office.lookup.squad(blind, text))).isEqualTo(Refusal.Code.NOT_FOUND);
        }
        for (String text : List.of("site-operator", operator.id().value(), Brief.of(operator.id()))) {
            assertThat(given(office.lookup.agent(sees, Optional.of(web), text))).isEqualTo(operator);
            assertThat(refused(office.lookup.agent(blind, Optional.of(web), text)))
                    .isEqualTo(Refusal.Code.NOT_FOUND);
        }
        assertThat(refused(office.lookup.squad(sees, "../x"))).isEqualTo(Refusal.Code.NOT_FOUND);
        assertThat(given(office.lookup.scope(sees, "squad:web"))).isEqualTo(web.scope());
        assertThat(refused(office.lookup.scope(sees, "squads:web"))).isEqualTo(Refusal.Code.MALFORMED);
    }

    @Test
    void a_list_read_in_pages_holds_each_visible_thing_once_and_its_cursors_nothing_hidden() {
        Department sales = office.department(ada, "Sales");
        for (int i = 0; i < 7; i++) {
            office.squad(ada, growth, "Squad " + i);
            office.squad(ada, sales, "Hidden " + i);
        }
        Entered bo = office.enter(office.session(ada), "Bo", Rank.OBSERVER, new Scope.Department(growth.id()));
        List<String> slugs = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Listed<Squad> page = office.showOrg.squads(office.caller(bo).actor(), new Paging(after, 3));
            page.items().forEach(it -> slugs.add(it.slug().value()));
            after = page.next();
            assertThat(after.orElse("")).doesNotContain("hidden");
        } while (after.isPresent());

        assertThat(slugs)
                .containsExactly("squad-0", "squad-1", "squad-2", "squad-3", "squad-4", "squad-5", "squad-6", "web");
    }

    @Test
    void a_cursor_names_only_squads_that_the_reader_sees() {
        office.squad(ada, office.department(ada, "Sales"), "Zoo");
        Entered bo = office.enter(office.session(ada), "Bo", Rank.OBSERVER, new Scope.Department(growth.id()));

        List<Squad> seen = new EverySquad(office.book).seenBy(office.caller(bo).actor(), Query.LIST_TASKS);
        Listed<String> page = new AcrossSquads(seen)
                .read(new Paging(Optional.empty(), 1), (_, _) -> new Listed<>(List.of("task"), Optional.empty()));

        assertThat(seen).containsExactly(web);
        assertThat(page).isEqualTo(new Listed<>(List.of("task"), Optional.empty()));
    }

    @Test
    void a_channel_is_one_squad_whatever_workspace_is_said() {
        var place = new ChannelPlace(Platform.DISCORD, "1", "42");
        var otherwise = new ChannelPlace(Platform.DISCORD, "x", "42");
        given(office.bindChannel.bind(office.caller(ada), place, web, Rank.MEMBER));

        assertThat(refused(office.bindChannel.bind(office.caller(ada), otherwise, web, Rank.MEMBER)))
                .isEqualTo(Refusal.Code.ALREADY_EXISTS);
        given(office.bindChannel.unbind(office.caller(ada), place));
        given(office.bindChannel.bind(office.caller(ada), otherwise, web, Rank.MEMBER));
    }

    @Test
    void a_refused_connect_stores_no_bot_token() {
        Entered bo = office.enter(office.session(ada), "Bo", Rank.OWNER, Scope.POT);
        var wanted = new ConnectChannel.Wanted(
                new ChannelFacts.Discord("123456789", "ab".repeat(32)),
                Optional.of(new Secret("bo's")),
                Optional.empty());
        Caller before = office.caller(bo);
        given(office.changeStanding.suspend(office.caller(ada), office.held(bo)));

        assertThat(refused(office.connectChannel.connect(before, wanted))).isEqualTo(Refusal.Code.CONFLICT);
        assertThat(office.vault.put).isEmpty();
    }

    @Test
    void a_repeated_connect_does_not_claim_what_was_replaced_since() {
        var first = new ConnectChannel.Wanted(
                new ChannelFacts.Discord("123456789", "ab".repeat(32)), Optional.empty(), Optional.empty());
        var second = new ConnectChannel.Wanted(
                new ChannelFacts.Discord("123456789", "cd".repeat(32)), Optional.empty(), Optional.empty());
        Caller caller = office.caller(ada);
        given(office.connectChannel.connect(caller, first));
        assertThat(given(office.connectChannel.connect(caller, first))
                        .settings()
                        .facts())
                .isEqualTo(first.facts());
        given(office.connectChannel.connect(office.caller(ada), second));

        assertThat(office.connectChannel.connect(caller, first)).isEqualTo(Answer.refused(Once.OVERTAKEN));
    }

    @Test
    void a_channel_is_one_squad_until_it_is_unbound() {
        var place = new ChannelPlace(Platform.DISCORD, "-", "123");
        given(office.bindChannel.bind(office.caller(ada), place, web, Rank.MEMBER));

        assertThat(refused(office.bindChannel.bind(office.caller(ada), place, web, Rank.MEMBER)))
                .isEqualTo(Refusal.Code.ALREADY_EXISTS);
        given(office.bindChannel.unbind(office.caller(ada), place));
        assertThat(refused(office.bindChannel.unbind(office.caller(ada), place)))
                .isEqualTo(Refusal.Code.NOT_FOUND);
        given(office.bindChannel.bind(office.caller(ada), place, web, Rank.MEMBER));
    }

    @Test
    void a_binding_gives_nothing_above_its_binder() {
        Entered bo = office.enter(office.session(ada), "Bo", Rank.ADMIN, web.scope());
        var place = new ChannelPlace(Platform.DISCORD, "-", "123");

        assertThat(refused(office.bindChannel.bind(office.caller(bo), place, web, Rank.OWNER)))
                .isEqualTo(Refusal.Code.ABOVE_CEILING);
    }

    @Test
    void discord_is_connected_with_a_real_public_key_and_its_bot_token_goes_to_the_store_only() {
        var wrong = new ConnectChannel.Wanted(
                new ChannelFacts.Discord("123456789", "abc"), Optional.empty(), Optional.empty());
        var right = new ConnectChannel.Wanted(
                new ChannelFacts.Discord("123456789", "ab".repeat(32)),
                Optional.of(new Secret("s3cret")),
                Optional.empty());

        assertThat(refused(office.connectChannel.connect(office.caller(ada), wrong)))
                .isEqualTo(Refusal.Code.MALFORMED);
        assertThat(given(office.connectChannel.connect(office.caller(ada), right))
                        .settings()
                        .facts())
                .isEqualTo(right.facts());
        assertThat(office.vault.put).containsExactly("CHAT discord https://discord.com s3cret");
        assertThat(office.everythingStored()).doesNotContain("s3cret");
    }

    @Test
    void a_site_belongs_to_one_squad_only() {
        given(office.connectSite.connect(office.caller(ada), web, "folder", "/srv/site", "Site", Optional.empty()));
        Squad shop = office.squad(ada, growth, "Shop");

        assertThat(refused(office.connectSite.connect(
                        office.caller(ada), web, "folder", "/srv/site", "Again", Optional.empty())))
                .isEqualTo(Refusal.Code.ALREADY_EXISTS);
        assertThat(refused(office.connectSite.connect(
                        office.caller(ada), web, "ftp", "/srv/site", "Site", Optional.empty())))
                .isEqualTo(Refusal.Code.MALFORMED);
        assertThat(refused(office.connectSite.connect(
                        office.caller(ada), web, "folder", "site", "Site", Optional.empty())))
                .isEqualTo(Refusal.Code.MALFORMED);
        assertThat(refused(office.connectSite.connect(
                        office.caller(ada), shop, "folder", "/srv/site", "Site", Optional.empty())))
                .isEqualTo(Refusal.Code.ALREADY_EXISTS);
    }

    private Answer<Connection> connectWeb(Squad squad, String origin, String login) {
        return office.connectSite.connect(
                office.caller(ada), squad, "wordpress", origin, "Shop", Optional.of(SiteLogins.one(new Secret(login))));
    }

    @Test
    void a_sites_password_is_sealed_to_its_origin_for_reading_and_for_publishing_and_nowhere_else() {
        Connection site = given(connectWeb(web, "https://Example.org/blog/wp-admin/", "ed:s3cret"));

        assertThat(site.origin()).isEqualTo("https://example.org/blog");
        assertThat(office.vault.put)
                .containsExactly(
                        "READ " + site.id() + " https://example.org ed:s3cret",
                        "PUBLISH " + site.id() + " https://example.org ed:s3cret");
        assertThat(office.everythingStored()).doesNotContain("s3cret");
    }

    @Test
    void the_same_site_again_gets_a_new_password_and_stays_the_squads() {
        Connection site = given(connectWeb(web, "https://example.org", "ed:old"));
        office.vault.put.clear();

        assertThat(given(connectWeb(web, "https://example.org/", "ed:new")).id())
                .isEqualTo(site.id());
        assertThat(office.vault.put)
                .hasSize(2)
                .allMatch(put -> put.contains(site.id().value()) && put.endsWith("ed:new"));
        Squad shop = office.squad(ada, growth, "Shop");
        assertThat(refused(connectWeb(shop, "https://example.org", "ed:other"))).isEqualTo(Refusal.Code.ALREADY_EXISTS);
        assertThat(office.vault.put).noneMatch(put -> put.contains(site.id().value()) && put.endsWith("ed:other"));
    }

    private static Answer<Optional<SiteLogins>> logins(String changing, String reading) {
        return SiteLogins.of(Optional.of(new Secret(changing)), Optional.of(new Secret(reading)));
    }

    @Test
    void another_users_login_for_reading_keeps_the_one_that_publishes_from_whoever_reads() {
        Connection site = given(office.connectSite.connect(
                office.caller(ada), web, "wordpress", "https://example.org", "Shop", given(logins("ed:a", "eye:b"))));

        assertThat(office.vault.put)
                .containsExactly(
                        "READ " + site.id() + " https://example.org eye:b",
                        "PUBLISH " + site.id() + " https://example.org ed:a");
        assertThat(office.everythingStored()).contains("another user's login").doesNotContain("eye:b");
        office.vault.put.clear();

        given(connectWeb(web, "https://example.org", "ed:c"));
        assertThat(office.vault.put).hasSize(2).allMatch(put -> put.endsWith("ed:c"));
        assertThat(office.everythingStored()).contains("the same login");
    }

    @Test
    void a_login_for_reading_is_another_users_and_never_alone() {
        for (String same : List.of("ed:other", "ED:other", " ed :other")) {
            assertThat(refused(logins("ed:a", same))).as(same).isEqualTo(Refusal.Code.MALFORMED);
        }
        assertThat(refused(logins("ed:a", "ed@example.org:b"))).isEqualTo(Refusal.Code.MALFORMED);
        assertThat(refused(logins("ed@example.org:a", "eye:b"))).isEqualTo(Refusal.Code.MALFORMED);
        assertThat(refused(SiteLogins.of(Optional.empty(), Optional.of(new Secret("eye:b")))))
                .isEqualTo(Refusal.Code.MALFORMED);
    }

    @Test
    void a_new_password_that_is_refused_at_the_last_moment_changes_no_site_that_works() {
        given(connectWeb(web, "https://example.org", "ed:old"));
        Entered bo = office.enter(office.session(ada), "Bo", Rank.OWNER, Scope.POT);
        Caller late = office.caller(bo);
        given(office.changeStanding.suspend(office.caller(ada), office.held(bo)));
        office.vault.put.clear();

        assertThat(office.connectSite.connect(
                        late,
                        web,
                        "wordpress",
                        "https://example.org",
                        "Shop",
                        Optional.of(SiteLogins.one(new Secret("ed:new")))))
                .isInstanceOf(Answer.Refused.class);
        assertThat(office.vault.put).isEmpty();
    }

    @Test
    void a_new_password_that_comes_a_second_time_has_to_be_sent_anew() {
        given(connectWeb(web, "https://example.org", "ed:old"));
        Caller caller = office.caller(ada);
        Optional<SiteLogins> login = Optional.of(SiteLogins.one(new Secret("ed:new")));

        given(office.connectSite.connect(caller, web, "wordpress", "https://example.org", "Shop", login));
        given(connectWeb(web, "https://example.org", "ed:newer"));
        office.vault.put.clear();

        assertThat(refused(office.connectSite.connect(caller, web, "wordpress", "https://example.org", "Shop", login)))
                .isEqualTo(Refusal.Code.CONFLICT);
        assertThat(office.vault.put).isEmpty();
    }

    @Test
    void a_site_that_needs_a_password_isnt_connected_without_one_nor_a_folder_with_one() {
        assertThat(refused(office.connectSite.connect(
                        office.caller(ada), web, "wordpress", "https://example.org", "Shop", Optional.empty())))
                .isEqualTo(Refusal.Code.MALFORMED);
        assertThat(refused(office.connectSite.connect(
                        office.caller(ada),
                        web,
                        "folder",
                        "/srv/x",
                        "Shop",
                        Optional.of(SiteLogins.one(new Secret("a:b"))))))
                .isEqualTo(Refusal.Code.MALFORMED);
        assertThat(office.vault.put).isEmpty();
    }

    @Test
    void a_password_isnt_sent_in_the_clear_nor_to_a_machine_within() {
        for (String origin : List.of(
                "http://example.org",
                "https://127.0.0.1",
                "http://localhost:8080",
                "https://10.0.0.1",
                "https://[::1]",
                "https://user@example.org",
                "https://example.org?x=1",
                "https://example.org/../x",
                "ftp://example.org",
                "example.org",
                "")) {
            assertThat(refused(connectWeb(web, origin, "ed:s3cret"))).as(origin).isEqualTo(Refusal.Code.MALFORMED);
        }
        assertThat(office.vault.put).isEmpty();
    }

    @Test
    void a_name_that_can_not_be_typed_is_refused() {
        for (String name : List.of("", "   ", "!!!", "\u4e2d\u6587", "x".repeat(81), "a\nb")) {
            assertThat(refused(office.addDepartment.add(office.caller(ada), name)))
                    .isEqualTo(Refusal.Code.MALFORMED);
        }
    }

    @Test
    void a_name_taken_where_one_cannot_look_is_not_told() {
        Department sales = office.department(ada, "Sales");
        Entered bo = office.enter(office.session(ada), "Bo", Rank.ADMIN, new Scope.Department(sales.id()));

        Squad theirs = office.squad(bo, sales, "Web");

        assertThat(theirs.slug()).isEqualTo(web.slug());
        assertThat(given(office.lookup.squad(office.caller(bo).actor(), "web"))).isEqualTo(theirs);
        assertThat(refused(office.lookup.squad(office.caller(ada).actor(), "web")))
                .isEqualTo(Refusal.Code.AMBIGUOUS);
        assertThat(given(
                        office.lookup.squad(office.caller(ada).actor(), web.id().value())))
                .isEqualTo(web);
        assertThat(refused(office.addSquad.add(office.caller(bo), sales, "Web", Optional.empty())))
                .isEqualTo(Refusal.Code.ALREADY_EXISTS);
    }
}
