package mupot.scenario.people;

import static mupot.scenario.people.Office.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.budget.SetLimits;
import mupot.kernel.channel.ChannelFacts;
import mupot.kernel.channel.ChannelPlace;
import mupot.kernel.channel.ChannelUser;
import mupot.kernel.channel.Platform;
import mupot.kernel.charter.SetCharter;
import mupot.kernel.gate.DelegateDecisions;
import mupot.kernel.gate.SetGatePolicy;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.TaskId;
import mupot.kernel.memory.ConfirmFact;
import mupot.kernel.memory.Fact;
import mupot.kernel.memory.FactKey;
import mupot.kernel.memory.Forget;
import mupot.kernel.memory.MemoryScope;
import mupot.kernel.memory.Remember;
import mupot.kernel.model.ConnectModel;
import mupot.kernel.model.ModelReach;
import mupot.kernel.model.ModelWanted;
import mupot.kernel.model.Provider;
import mupot.kernel.model.TryModel;
import mupot.kernel.org.Agent;
import mupot.kernel.org.ConnectChannel;
import mupot.kernel.org.ConnectRelay;
import mupot.kernel.org.Department;
import mupot.kernel.org.EditAgent;
import mupot.kernel.org.Squad;
import mupot.kernel.org.Terms;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Credential;
import mupot.kernel.people.Entered;
import mupot.kernel.people.Link;
import mupot.kernel.people.Member;
import mupot.kernel.people.MintToken;
import mupot.kernel.people.Session;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Command;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Grants;
import mupot.kernel.policy.Policy;
import mupot.kernel.policy.Query;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Ruling;
import mupot.kernel.policy.Scope;
import mupot.kernel.stop.StopWork;
import mupot.kernel.stop.Stoppable;
import mupot.kernel.task.CancelTask;
import mupot.kernel.task.FileTask;
import mupot.kernel.task.ReopenTask;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;
import mupot.kernel.task.Wish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every command of the policy table, by every rank on every scope: first the table itself, then the use cases behind
 * it. A command that is new in the table doesn't compile here until someone says how it is carried out.
 */
class PolicyWalkTest {

    private static final Set<Refusal.Code> OF_POLICY = EnumSet.of(
            Refusal.Code.NOT_ALLOWED,
            Refusal.Code.RANK_TOO_LOW,
            Refusal.Code.ABOVE_CEILING,
            Refusal.Code.OUTRANKED,
            Refusal.Code.SELF_ONLY,
            Refusal.Code.NOT_FOUND);

    private final Office office = new Office();
    private final FileTask fileTask =
            new FileTask(office.book, office.deliveries, office.receipts, office.ids, office.clock);
    private final CancelTask cancelTask = new CancelTask(office.book, office.deliveries, office.receipts);
    private final ReopenTask reopenTask = new ReopenTask(office.book, office.once, office.receipts);
    private final StopWork stopWork = new StopWork(office.book, office.deliveries, office.receipts, office.clock);
    private final SetGatePolicy setGatePolicy = new SetGatePolicy(office.book, office.once, office.receipts);
    private final SetLimits setLimits = new SetLimits(office.book, office.once, office.receipts);
    private final SetCharter setCharter = new SetCharter(office.book, office.once, office.receipts);
    private final Remember remember = new Remember(office.book, office.once, office.receipts);
    private final ConfirmFact confirmFact = new ConfirmFact(office.book, office.once, office.receipts);
    private final Forget forget = new Forget(office.book, office.once, office.receipts);
    private final DelegateDecisions delegateDecisions =
            new DelegateDecisions(office.book, office.once, office.receipts);
    private final ConnectModel connectModel = new ConnectModel(
            office.once,
            office.receipts,
            office.vault,
            (provider, model) -> Optional.empty(),
            ModelReach.WORLD_AND_THIS_MACHINE,
            office.clock);
    private final TryModel tryModel = new TryModel(office.book, office.once, office.receipts, office.ids);
    private Entered ada;
    private Department growth;
    private Squad web;
    private Department sales;
    private int made;

    @BeforeEach
    void aPotWithTwoDepartments() {
        ada = office.ada();
        growth = office.department(ada, "Growth");
        web = office.squad(ada, growth, "Web");
        sales = office.department(ada, "Sales");
    }

    /** Where the grant is held: above, at, beside and below what a command may act upon. */
    private List<Scope> scopes() {
        return List.of(Scope.POT, new Scope.Department(growth.id()), web.scope(), new Scope.Department(sales.id()));
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void the_table_grants_to_the_least_rank_and_above_on_the_scope_or_above_it_and_to_nobody_else(Command command) {
        for (Rank rank : Rank.values()) {
            for (Scope held : scopes()) {
                for (Scope upon : scopes()) {
                    Session session = someone(new Grant(held, rank));
                    boolean expected = command.ceiling() == Command.Ceiling.SELF
                            || held.contains(upon) && rank.atLeast(command.least());

                    assertThat(ruling(session.caller(), command, upon) instanceof Ruling.Granted)
                            .as("%s by %s of %s upon %s", command, rank, held, upon)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Query.class)
    void a_look_is_for_the_least_rank_and_above_on_the_scope_or_above_it_and_for_nobody_else(Query query) {
        for (Rank rank : Rank.values()) {
            for (Scope held : scopes()) {
                Session session = someone(new Grant(held, rank));
                boolean high = rank.atLeast(query.least());

                for (Scope upon : scopes()) {
                    assertThat(Policy.sees(session.caller().actor(), query, upon))
                            .as("%s by %s of %s upon %s", query, rank, held, upon)
                            .isEqualTo(high && held.contains(upon));
                }
                assertThat(Policy.reach(session.caller().actor(), query)).isEqualTo(high ? List.of(held) : List.of());
            }
        }
    }

    @Test
    void what_lies_below_another_scope_that_one_sees_is_not_listed_apart() {
        Session session = someone(
                new Grant(web.scope(), Rank.OWNER),
                new Grant(new Scope.Department(growth.id()), Rank.LEAD),
                new Grant(new Scope.Department(sales.id()), Rank.LEAD),
                new Grant(Scope.POT, Rank.OBSERVER));

        assertThat(Policy.reach(session.caller().actor(), Query.LIST_MEMBERS))
                .containsExactlyInAnyOrder(new Scope.Department(growth.id()), new Scope.Department(sales.id()));
    }

    private static Ruling ruling(Caller caller, Command command, Scope upon) {
        return switch (command.ceiling()) {
            case NONE -> Policy.may(caller.actor(), command, upon);
            case SELF ->
                Policy.mayForSelf(caller.actor(), command, caller.actor().member());
            case OTHER -> Policy.mayUpon(caller.actor(), command, upon, Grants.NONE, Optional.of(Rank.OBSERVER));
        };
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void each_use_case_asks_the_table_for_its_own_command_on_the_right_scope(Command command) {
        for (Rank rank : Rank.values()) {
            for (Scope held : scopes()) {
                Session session = someone(new Grant(held, rank));
                Scope upon = uponWhat(command);
                boolean expected = command.ceiling() == Command.Ceiling.SELF
                        || held.contains(upon) && rank.atLeast(command.least());

                Optional<Answer<?>> answer = carriedOut(command, session);

                answer.ifPresent(it -> assertThat(refusedByPolicy(it))
                        .as("%s by %s of %s: %s", command, rank, held, it)
                        .isEqualTo(!expected));
            }
        }
    }

    @Test
    void nobody_hands_on_more_than_their_own_rank_and_nobody_touches_who_outranks_them() {
        for (Command command : Command.values()) {
            if (command.ceiling() != Command.Ceiling.OTHER) {
                continue;
            }
            for (Rank own : Rank.values()) {
                for (Rank other : Rank.values()) {
                    Caller caller = someone(new Grant(Scope.POT, own)).caller();
                    boolean high = own.atLeast(command.least()) && own.atLeast(other);

                    assertThat(
                                    Policy.mayUpon(
                                                    caller.actor(),
                                                    command,
                                                    web.scope(),
                                                    Grants.NONE,
                                                    Optional.of(other))
                                            instanceof Ruling.Granted)
                            .as("%s by %s handing %s", command, own, other)
                            .isEqualTo(high);
                    assertThat(
                                    Policy.mayUpon(
                                                    caller.actor(),
                                                    command,
                                                    web.scope(),
                                                    Grants.of(List.of(new Grant(Scope.POT, other))),
                                                    Optional.empty())
                                            instanceof Ruling.Granted)
                            .as("%s by %s upon %s", command, own, other)
                            .isEqualTo(high);
                }
            }
        }
    }

    private Scope uponWhat(Command command) {
        return switch (command) {
            case RENAME_POT,
                    SET_GATE_POLICY,
                    SET_CHARTER,
                    SET_BUDGET,
                    SET_DIRECTIVE,
                    REMEMBER_OWN,
                    FORGET_OWN,
                    ADD_DEPARTMENT,
                    SUSPEND_MEMBER,
                    RESUME_MEMBER,
                    REMOVE_MEMBER,
                    CONNECT_CHANNEL,
                    CONNECT_RELAY,
                    MINT_LINK_CODE,
                    CONFIRM_ACCOUNT,
                    UNLINK_ACCOUNT,
                    UNLINK_MEMBER,
                    MINT_TOKEN,
                    RENEW_TOKEN,
                    DELEGATE,
                    REVOKE_TOKEN,
                    CONNECT_MODEL,
                    REMOVE_MODEL,
                    PING_MODEL,
                    CONNECT_SITE -> Scope.POT;
            case ADD_SQUAD -> new Scope.Department(growth.id());
            case SET_SQUAD_CHARTER,
                    SET_SQUAD_BUDGET,
                    ADD_AGENT,
                    EDIT_AGENT,
                    REMOVE_AGENT,
                    INVITE_MEMBER,
                    REVOKE_INVITE,
                    GRANT_RANK,
                    REVOKE_RANK,
                    BIND_CHANNEL,
                    UNBIND_CHANNEL,
                    SYNC_CHANNEL,
                    FILE_TASK,
                    CANCEL_TASK,
                    REOPEN_TASK,
                    ASK_ABOUT_PROPOSAL,
                    EDIT_PROPOSAL,
                    UNDO_PROPOSAL,
                    DECIDE_NORMAL,
                    DECIDE_HIGH,
                    REMEMBER,
                    CONFIRM_FACT,
                    FORGET_FACT,
                    STOP,
                    RESUME -> web.scope();
        };
    }

    /** Empty: deciding, editing and asking need a whole proposal; who may is held in the gate's own scenarios. */
    private Optional<Answer<?>> carriedOut(Command command, Session session) {
        Caller caller = session.caller();
        return switch (command) {
            case RENAME_POT -> Optional.of(office.renamePot.rename(caller, "Acme " + made));
            case ADD_DEPARTMENT -> Optional.of(office.addDepartment.add(caller, "Department " + made));
            case ADD_SQUAD -> Optional.of(office.addSquad.add(caller, growth, "Squad " + made, Optional.empty()));
            case ADD_AGENT -> Optional.of(office.addAgent.add(caller, web, Office.draft("Agent " + made)));
            case EDIT_AGENT ->
                Optional.of(office.editAgent.edit(
                        caller, agent(), new EditAgent.Edit(_ -> Terms.of("Bakes", List.of()), Optional.empty())));
            case REMOVE_AGENT -> Optional.of(office.removeAgent.remove(caller, agent()));
            case INVITE_MEMBER ->
                Optional.of(office.inviteMember.invite(
                        caller, "guest" + made + "@example.com", Rank.OBSERVER, web.scope()));
            case REVOKE_INVITE -> Optional.of(office.revokeInvite.revoke(caller, invited()));
            case GRANT_RANK -> Optional.of(office.changeRank.grant(caller, nobody(), web.scope(), Rank.OBSERVER));
            case REVOKE_RANK -> Optional.of(office.changeRank.revoke(caller, observer(), web.scope()));
            case SUSPEND_MEMBER -> Optional.of(office.changeStanding.suspend(caller, observer()));
            case RESUME_MEMBER -> Optional.of(office.changeStanding.resume(caller, suspended()));
            case REMOVE_MEMBER -> Optional.of(office.changeStanding.remove(caller, observer()));
            case MINT_LINK_CODE -> Optional.of(office.mintLinkCode.mint(session, Platform.DISCORD));
            case CONFIRM_ACCOUNT ->
                Optional.of(office.confirmAccount.confirm(
                        session, account(session.caller().actor().member())));
            case UNLINK_ACCOUNT ->
                Optional.of(office.unlinkAccount.unlink(
                        session, account(session.caller().actor().member())));
            case UNLINK_MEMBER ->
                Optional.of(office.unlinkAccount.unlink(
                        session, account(observer().value().id())));
            case MINT_TOKEN ->
                Optional.of(office.mintToken.mint(
                        session,
                        new MintToken.Wanted(
                                "ci", session.caller().actor().grants().all(), false, Duration.ofDays(1))));
            case RENEW_TOKEN -> Optional.of(office.renewToken.renew(session, Hash.of("pot_renewed" + made)));
            case REVOKE_TOKEN -> Optional.of(office.revokeToken.revoke(session, token(session)));
            case CONNECT_CHANNEL ->
                Optional.of(office.connectChannel.connect(
                        caller,
                        new ConnectChannel.Wanted(
                                new ChannelFacts.Discord("123456789", "ab".repeat(32)),
                                Optional.empty(),
                                Optional.empty())));
            case CONNECT_RELAY ->
                Optional.of(office.connectRelay.connect(
                        caller, new ConnectRelay.Wanted("bridge", List.of(Platform.DISCORD), List.of())));
            case BIND_CHANNEL -> Optional.of(office.bindChannel.bind(caller, place(), web, Rank.OBSERVER));
            case UNBIND_CHANNEL -> Optional.of(office.bindChannel.unbind(caller, bound()));
            case SYNC_CHANNEL -> Optional.of(office.askCourier.sync(caller, bound()));
            case CONNECT_SITE ->
                Optional.of(office.connectSite.connect(
                        caller, web, "folder", "/srv/site" + made, "Site", Optional.empty()));
            case CONNECT_MODEL -> Optional.of(connectModel.connect(caller, model("model-" + ++made)));
            case REMOVE_MODEL -> Optional.of(connectModel.remove(caller, connected()));
            case PING_MODEL -> Optional.of(tryModel.ask(caller, connected()));
            case FILE_TASK ->
                Optional.of(
                        switch (fileTask.file(caller, (Scope.Squad) web.scope(), new Wish("Mend the links", "", ""))) {
                            case FileTask.Filing.Done(var task) -> Answer.given(task);
                            case FileTask.Filing.Refused(var refusal) -> Answer.refused(refusal);
                        });
            case CANCEL_TASK ->
                Optional.of(
                        switch (cancelTask.cancel(caller, filed())) {
                            case CancelTask.Cancelling.Done(var task) -> Answer.given(task);
                            case CancelTask.Cancelling.Refused(var refusal) -> Answer.refused(refusal);
                        });
            case STOP -> Optional.of(halted(stopWork.stop(caller, new Stoppable.ASquad(web.id()), "because")));
            case RESUME -> Optional.of(halted(stopWork.resume(caller, stopped())));
            case DELEGATE -> Optional.of(delegateDecisions.give(session, nobody(), web.scope(), Duration.ofDays(3)));
            case SET_BUDGET -> Optional.of(setLimits.set(caller, Optional.empty(), runs(made)));
            case SET_SQUAD_BUDGET -> Optional.of(setLimits.set(caller, Optional.of(web), runs(made)));
            case REMEMBER -> Optional.of(remember.remember(caller, ofWeb(), key(), "is true"));
            case REMEMBER_OWN -> Optional.of(remember.remember(caller, own(caller), key(), "is true"));
            case CONFIRM_FACT -> {
                Fact fact = known();
                yield Optional.of(confirmFact.confirm(caller, fact.scope(), fact.key(), fact.hash()));
            }
            case FORGET_FACT -> Optional.of(forget.forget(caller, ofWeb(), known().key()));
            case FORGET_OWN -> {
                FactKey key = key();
                given(remember.remember(session.caller(), own(caller), key, "is true"));
                yield Optional.of(
                        forget.forget(new Caller(caller.beside("again"), caller.evidence()), own(caller), key));
            }
            case SET_CHARTER -> Optional.of(setCharter.set(caller, Optional.empty(), business(made)));
            case SET_SQUAD_CHARTER -> Optional.of(setCharter.set(caller, Optional.of(web), business(made)));
            case SET_DIRECTIVE -> Optional.of(setCharter.direct(caller, "Order " + made, Optional.empty()));
            case SET_GATE_POLICY -> Optional.of(setGatePolicy.set(caller, reminding(made)));
            case REOPEN_TASK -> Optional.of(reopenTask.reopen(caller, waiting()));
            case ASK_ABOUT_PROPOSAL, EDIT_PROPOSAL, UNDO_PROPOSAL, DECIDE_NORMAL, DECIDE_HIGH -> Optional.empty();
        };
    }

    private static SetLimits.Wanted runs(int number) {
        return new SetLimits.Wanted(
                Optional.empty(), Optional.empty(), Optional.of(new SetLimits.Limit(Optional.of((long) number))));
    }

    private MemoryScope ofWeb() {
        return new MemoryScope.Squad(growth.id(), web.id());
    }

    private static MemoryScope own(Caller caller) {
        return new MemoryScope.Member(caller.actor().member());
    }

    private FactKey key() {
        return new FactKey("fact/" + ++made);
    }

    private Fact known() {
        return given(remember.remember(office.caller(ada), ofWeb(), key(), "is true"))
                .fact();
    }

    private static SetCharter.Wanted business(int number) {
        return new SetCharter.Wanted(
                Optional.of("Business " + number), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static SetGatePolicy.Wanted reminding(int minutes) {
        return new SetGatePolicy.Wanted(
                Optional.empty(), Optional.of(Duration.ofMinutes(5 + minutes)), Optional.empty(), Optional.empty());
    }

    private static boolean refusedByPolicy(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?> _ -> false;
            case Answer.Refused<?>(var refusal) -> {
                assertThat(OF_POLICY).as(refusal.sentence()).contains(refusal.code());
                yield true;
            }
        };
    }

    /** A member who holds exactly this, with a token as wide as they are. */
    private Session someone(Grant... grants) {
        Held<Member> member = stored(Member.Standing.ACTIVE, grants);
        String secret = "pot_secret" + made;
        var token = new Credential.Token(
                "tok_" + made,
                member.value().id(),
                "cli",
                List.of(new Grant(Scope.POT, Rank.OWNER)),
                true,
                Instant.parse("2031-01-01T00:00:00Z"));
        assertThat(office.book.commit(Changes.begin().create(Refs.credential(Hash.of(secret)), token)))
                .isEqualTo(new Committed.Done());
        return given(office.bearer(secret));
    }

    private Held<Member> stored(Member.Standing standing, Grant... grants) {
        made++;
        var member = new Member(
                MemberId.next(office.ids),
                "Someone " + made,
                Optional.empty(),
                standing,
                new ArrayList<>(Arrays.asList(grants)),
                Optional.empty(),
                office.clock.instant());
        assertThat(office.book.commit(Changes.begin().create(Refs.member(member.id()), member)))
                .isEqualTo(new Committed.Done());
        return office.book.find(Refs.member(member.id())).orElseThrow();
    }

    private Held<Member> nobody() {
        return stored(Member.Standing.ACTIVE);
    }

    private Held<Member> observer() {
        return stored(Member.Standing.ACTIVE, new Grant(web.scope(), Rank.OBSERVER));
    }

    private Held<Member> suspended() {
        return stored(Member.Standing.SUSPENDED, new Grant(web.scope(), Rank.OBSERVER));
    }

    private String token(Session session) {
        return ((Credential.Token) session.caller().evidence().getFirst().value()).id();
    }

    private String invited() {
        String email = "invited" + ++made + "@example.com";
        return given(office.inviteMember.invite(office.caller(ada), email, Rank.OBSERVER, web.scope()))
                .id();
    }

    private String account(MemberId member) {
        var account = new ChannelUser(Platform.DISCORD, "-", "user-" + ++made);
        var link = new Link(account, member, false, office.clock.instant());
        assertThat(office.book.commit(Changes.begin().create(Refs.link(account), link)))
                .isEqualTo(new Committed.Done());
        return account.key();
    }

    private Agent agent() {
        return given(office.addAgent.add(office.caller(ada), web, Office.draft("Hired " + ++made)));
    }

    private TaskId filed() {
        return switch (fileTask.file(office.caller(ada), (Scope.Squad) web.scope(), new Wish("Mend it", "", ""))) {
            case FileTask.Filing.Done(var task) -> task;
            case FileTask.Filing.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    /** Nobody decided what it proposed. */
    private TaskId waiting() {
        TaskId id = filed();
        Held<Task> held = office.book.find(Refs.task(id)).orElseThrow();
        var expired = new TaskState.Waiting(
                TaskState.Reason.EXPIRED, "Nobody decided in time.", Optional.empty(), Optional.empty());
        assertThat(office.book.commit(Changes.begin().replace(held, held.value().in(expired))))
                .isEqualTo(new Committed.Done());
        return id;
    }

    private Stoppable stopped() {
        var squad = new Stoppable.ASquad(web.id());
        Session lead = someone(new Grant(web.scope(), Rank.LEAD));
        given(halted(stopWork.stop(lead.caller(), squad, "because")));
        return squad;
    }

    private static Answer<?> halted(StopWork.Halting halting) {
        return switch (halting) {
            case StopWork.Halting.Stopped(var subject) -> Answer.given(subject);
            case StopWork.Halting.Resumed(var subject, int _) -> Answer.given(subject);
            case StopWork.Halting.Refused(var refusal) -> Answer.refused(refusal);
        };
    }

    private static ModelWanted model(String name) {
        return new ModelWanted(
                new Slug(name),
                Provider.OLLAMA,
                Optional.empty(),
                "llama3.2",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Slug connected() {
        return given(connectModel.connect(office.caller(ada), model("model-" + ++made)))
                .name();
    }

    private ChannelPlace place() {
        return new ChannelPlace(Platform.DISCORD, "-", "channel-" + ++made);
    }

    private ChannelPlace bound() {
        ChannelPlace place = place();
        given(office.bindChannel.bind(office.caller(ada), place, web, Rank.OBSERVER));
        return place;
    }
}
