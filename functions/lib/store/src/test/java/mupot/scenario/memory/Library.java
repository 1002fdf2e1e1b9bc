package mupot.scenario.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import mupot.kernel.Randoms;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Listed;
import mupot.kernel.book.Paging;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.PotId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.memory.ConfirmFact;
import mupot.kernel.memory.Fact;
import mupot.kernel.memory.FactKey;
import mupot.kernel.memory.Forget;
import mupot.kernel.memory.MemoryScope;
import mupot.kernel.memory.Recall;
import mupot.kernel.memory.RecallForAgent;
import mupot.kernel.memory.Recalled;
import mupot.kernel.memory.Remember;
import mupot.kernel.memory.RememberAsAgent;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Department;
import mupot.kernel.org.Squad;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Member;
import mupot.kernel.people.Once;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Refusal;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.receipt.RecordClass;
import mupot.kernel.run.Run;
import mupot.store.Hours;
import mupot.store.StoredBook;
import mupot.store.UlidIds;
import mupot.store.contract.MovableClock;
import mupot.store.memory.MemoryEngine;
import mupot.wire.JcsCanon;
import mupot.wire.Records;

/**
 * A pot with two departments of one squad each, an agent in either: ada owns the pot, dee leads growth, lee leads its
 * squad web, moe is a member of it, obi may look; sam leads the squad shop of sales.
 */
final class Library {

    static final FactKey KEY = new FactKey("wordpress/menu-id");

    final PotId pot;
    final MovableClock clock;
    final MemoryEngine engine;
    final UlidIds ids;
    final Receipts receipts;
    final DepartmentId growth;
    final DepartmentId sales;
    final SquadId web;
    final SquadId shop;
    final AgentId operator;
    final AgentId writer;
    final MemberId ada;
    final MemberId dee;
    final MemberId lee;
    final MemberId moe;
    final MemberId obi;
    final MemberId sam;

    private final AtomicLong deliveries = new AtomicLong();

    Library() {
        this("acme", new MovableClock());
    }

    private Library(String pot, MovableClock clock) {
        this(pot, clock, new MemoryEngine(clock));
    }

    /** Pots in one store name everything the same. */
    Library(String pot, MovableClock clock, MemoryEngine engine) {
        this.pot = new PotId(pot);
        this.clock = clock;
        this.engine = engine;
        this.ids = new UlidIds(clock);
        this.receipts = new Receipts(clock, ids, Randoms.secure());
        growth = new DepartmentId(DepartmentId.PREFIX + ulid('1'));
        sales = new DepartmentId(DepartmentId.PREFIX + ulid('2'));
        web = new SquadId(SquadId.PREFIX + ulid('3'));
        shop = new SquadId(SquadId.PREFIX + ulid('4'));
        operator = new AgentId(AgentId.PREFIX + ulid('5'));
        writer = new AgentId(AgentId.PREFIX + ulid('6'));
        Changes changes = Changes.begin()
                .create(Refs.department(growth), new Department(growth, "Growth", new Slug("growth")))
                .create(Refs.department(sales), new Department(sales, "Sales", new Slug("sales")))
                .create(Refs.squad(web), new Squad(web, growth, "Web", new Slug("web")))
                .create(Refs.squad(shop), new Squad(shop, sales, "Shop", new Slug("shop")));
        ada = member(changes, 'A', Scope.POT, Rank.OWNER);
        dee = member(changes, 'B', new Scope.Department(growth), Rank.LEAD);
        lee = member(changes, 'C', new Scope.Squad(growth, web), Rank.LEAD);
        moe = member(changes, 'D', new Scope.Squad(growth, web), Rank.MEMBER);
        obi = member(changes, 'E', new Scope.Squad(growth, web), Rank.OBSERVER);
        sam = member(changes, 'F', new Scope.Squad(sales, shop), Rank.LEAD);
        changes.create(Refs.agent(web, operator), agent(operator, web, growth, "operator"))
                .create(Refs.agent(shop, writer), agent(writer, shop, sales, "writer"));
        done(changes);
    }

    private static String ulid(char last) {
        return "01ARZ3NDEKTSV4RRFFQ69G5FA" + last;
    }

    private MemberId member(Changes changes, char last, Scope where, Rank rank) {
        MemberId id = new MemberId(MemberId.PREFIX + ulid(last));
        changes.create(
                Refs.member(id),
                new Member(
                        id,
                        "Member " + last,
                        Optional.empty(),
                        Member.Standing.ACTIVE,
                        List.of(new Grant(where, rank)),
                        Optional.empty(),
                        clock.instant()));
        return id;
    }

    private Agent agent(AgentId id, SquadId squad, DepartmentId department, String name) {
        return new Agent(
                id, squad, department, name, new Slug(name), "site", List.of("site-care"), ada, Optional.empty());
    }

    StoredBook book(Role role) {
        return new StoredBook(engine, pot, role, new Records(), new JcsCanon(), ids, clock);
    }

    void done(Changes changes) {
        assertThat(book(Role.API).commit(changes)).isEqualTo(new Committed.Done());
    }

    void suspend(MemberId member) {
        Held<Member> held = book(Role.API).find(Refs.member(member)).orElseThrow();
        done(Changes.begin().replace(held, held.value().with(Member.Standing.SUSPENDED)));
    }

    Caller caller(MemberId member) {
        return caller(member, "delivery-" + deliveries.incrementAndGet());
    }

    Caller caller(MemberId member, String delivery) {
        Held<Member> held = book(Role.API).find(Refs.member(member)).orElseThrow();
        var actor =
                new Actor(member, held.value().name(), Door.CLI, held.value().held(), held.version(), delivery);
        return new Caller(actor, List.of(held));
    }

    private Once once() {
        return new Once(book(Role.API), new Deliveries(clock));
    }

    // Tiers.

    MemoryScope ofWeb() {
        return new MemoryScope.Squad(growth, web);
    }

    MemoryScope ofShop() {
        return new MemoryScope.Squad(sales, shop);
    }

    MemoryScope ofGrowth() {
        return new MemoryScope.Department(growth);
    }

    MemoryScope ofOperator() {
        return new MemoryScope.Agent(growth, web, operator);
    }

    static MemoryScope of(MemberId member) {
        return new MemoryScope.Member(member);
    }

    List<MemoryScope> everyTier() {
        return List.of(
                MemoryScope.POT,
                ofGrowth(),
                new MemoryScope.Department(sales),
                ofWeb(),
                ofShop(),
                ofOperator(),
                new MemoryScope.Agent(sales, shop, writer),
                of(ada),
                of(lee),
                of(moe),
                of(sam));
    }

    /** On every tier, as if somebody who may had written it: its text is the tier's name. */
    void fillEveryTier() {
        for (MemoryScope tier : everyTier()) {
            MemberId author = tier instanceof MemoryScope.Member(var member) ? member : ada;
            given(remember(author, tier, KEY, tier.spelled()));
        }
    }

    // What people and agents do.

    Remember remembering() {
        return new Remember(book(Role.API), once(), receipts);
    }

    Answer<Recalled> remember(MemberId member, MemoryScope scope, FactKey key, String text) {
        return remembering().remember(caller(member), scope, key, text);
    }

    Answer<Recalled> confirm(MemberId member, Fact fact) {
        return new ConfirmFact(book(Role.API), once(), receipts)
                .confirm(caller(member), fact.scope(), fact.key(), fact.hash());
    }

    Answer<Fact> forget(MemberId member, MemoryScope scope, FactKey key) {
        return new Forget(book(Role.API), once(), receipts).forget(caller(member), scope, key);
    }

    Recall recall() {
        return new Recall(book(Role.API));
    }

    List<Recalled> found(MemberId member) {
        return given(recall().find(caller(member).actor(), Optional.empty(), KEY))
                .items();
    }

    Listed<Recalled> listed(MemberId member, Optional<MemoryScope> scope, String prefix, Paging paging) {
        return given(recall().list(caller(member).actor(), scope, prefix, paging));
    }

    /** The texts of all that one may list, page by page. */
    List<String> texts(MemberId member) {
        List<String> texts = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Listed<Recalled> page = listed(member, Optional.empty(), "", new Paging(after, 2));
            page.items().forEach(it -> texts.add(it.fact().text()));
            after = page.next();
        } while (after.isPresent());
        return texts;
    }

    Answer<Listed<Recalled>> history(MemberId member, MemoryScope scope, FactKey key) {
        return recall().history(caller(member).actor(), scope, key);
    }

    Held<Run> runOfOperator() {
        return run(operator, web, growth);
    }

    Held<Run> runOfWriter() {
        return run(writer, shop, sales);
    }

    private Held<Run> run(AgentId agent, SquadId squad, DepartmentId department) {
        RunId id = RunId.next(ids);
        Run run = Run.begun(id, TaskId.next(ids), squad, department, agent, "site-care", 1, "", clock.instant(), 0);
        assertThat(book(Role.WORKER).commit(Changes.begin().create(Refs.run(id), run)))
                .isEqualTo(new Committed.Done());
        return book(Role.WORKER).find(Refs.run(id)).orElseThrow();
    }

    RememberAsAgent agents() {
        return new RememberAsAgent(book(Role.WORKER), receipts);
    }

    /** For its squad, after reading nothing untrusted. */
    Answer<Fact> rememberAsAgent(Held<Run> run, FactKey key, String text) {
        return agents().remember(run, wanted(key, text, List.of()));
    }

    static RememberAsAgent.Wanted wanted(FactKey key, String text, List<String> influences) {
        return new RememberAsAgent.Wanted(RememberAsAgent.Tier.SQUAD, key, text, influences, !influences.isEmpty());
    }

    List<Recalled> recalledBy(Held<Run> run) {
        return new RecallForAgent(book(Role.WORKER)).list(run.value(), "", 100);
    }

    /** What a run is told without asking. */
    List<Recalled> told(Held<Run> run) {
        return new RecallForAgent(book(Role.WORKER)).told(run.value());
    }

    // What there is now.

    <T> Optional<T> at(Ref<T> ref) {
        return book(ref.kind().readers().contains(Role.API) ? Role.API : Role.WORKER)
                .find(ref)
                .map(Held::value);
    }

    List<String> receiptTexts() {
        var texts = new ArrayList<String>();
        for (RecordClass one : RecordClass.values()) {
            book(Role.KEEPER)
                    .page(Section.of(Kinds.receipts(one), Hours.of(clock.instant())), Optional.empty(), 1000)
                    .items()
                    .forEach(held -> texts.add(held.value().json()));
        }
        return texts;
    }

    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(var value) -> value;
            case Answer.Refused<T>(var refusal) -> fail("refused: " + refusal);
        };
    }

    static Refusal.Code refused(Answer<?> answer) {
        return switch (answer) {
            case Answer.Given<?>(var value) -> fail("not refused: " + value);
            case Answer.Refused<?>(var refusal) -> refusal.code();
        };
    }
}
