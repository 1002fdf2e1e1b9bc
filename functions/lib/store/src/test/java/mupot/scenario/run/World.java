package mupot.scenario.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mupot.kernel.Randoms;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Limits;
import mupot.kernel.budget.Spender;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.connector.Connection;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Ids;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.PotId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.model.Model;
import mupot.kernel.model.ModelPort;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.Price;
import mupot.kernel.model.Provider;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Department;
import mupot.kernel.org.Squad;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Member;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.run.RunSlice;
import mupot.kernel.run.Skill;
import mupot.kernel.run.SkillCatalogue;
import mupot.kernel.stop.StopWork;
import mupot.kernel.task.CancelTask;
import mupot.kernel.task.FileTask;
import mupot.kernel.task.RouteTask;
import mupot.kernel.task.ShowTasks;
import mupot.kernel.task.Task;
import mupot.kernel.task.Wish;
import mupot.store.StoredBook;
import mupot.store.UlidIds;
import mupot.store.contract.MovableClock;
import mupot.store.memory.MemoryEngine;
import mupot.store.seam.Engine;
import mupot.store.seam.Item;
import mupot.store.seam.Key;
import mupot.store.seam.Table;
import mupot.store.seam.Transaction;
import mupot.store.seam.Value;
import mupot.store.seam.Write;
import mupot.wire.JcsCanon;
import mupot.wire.Records;

/** A pot with the squad Web, its site operator, a site of three pages, and ada, who owns it all. */
final class World {

    final MovableClock clock;
    final Fuse fuse = new Fuse();
    final HaltingEngine engine;
    final PotId pot;
    final Ids ids = new CountedIds();
    final Ids tokens;
    final Receipts receipts;
    final Tidy tidy = new Tidy();
    final MemorySite site = new MemorySite();
    final Squad web;
    final Agent operator;
    final Member ada;
    long boot;
    ModelPort models = call -> new ModelReply.Refused("nobody is there");
    List<Skill> skills = List.of(tidy);
    private int deliveries;
    private Ref<Connection> connected = Refs.connection(ConnectionId.next(new CountedIds()));

    World() {
        this(new MovableClock());
    }

    private World(MovableClock clock) {
        this("acme", clock, new MemoryEngine(clock));
    }

    World(String pot, MovableClock clock, Engine engine) {
        this.clock = clock;
        this.engine = new HaltingEngine(engine, fuse);
        this.pot = new PotId(pot);
        this.tokens = new UlidIds(clock);
        this.receipts = new Receipts(clock, ids, Randoms.secure());
        var department = new Department(DepartmentId.next(ids), "Marketing", new Slug("marketing"));
        web = new Squad(SquadId.next(ids), department.id(), "Web", new Slug("web"));
        ada = member("Ada", new Grant(Scope.POT, Rank.OWNER));
        operator = agent("Site operator", "site-care");
        given(Changes.begin()
                .create(Refs.department(department.id()), department)
                .create(Refs.squad(web.id()), web));
        hire(operator);
        connect();
        site.pages.put("about.html", "<a href='http://a'>a</a>");
        site.pages.put("index.html", "<h1>Hello</h1>");
        site.pages.put("shop.html", "<a href='http://s'>s</a>");
    }

    Book book(Role role) {
        return new StoredBook(engine, pot, role, new Records(), new JcsCanon(), tokens, clock);
    }

    void given(Changes changes) {
        if (!(book(Role.API).commit(changes) instanceof Committed.Done)) {
            throw new IllegalStateException("a test's beginning was refused");
        }
    }

    /** What someone left there who may write the row and writes what they like. */
    void spoil(Ref<?> ref, String body) {
        var table = ref.kind().shelf() == Kind.Shelf.AUTHORITY ? Table.AUTHORITY : Table.WORK;
        var key = new Key(table, pot + "#" + ref.kind().keyClass() + "#" + ref.id(), ref.sort());
        var item = new Item(key, 1, null, Map.of("b", Value.of(body)));
        var _ = engine.commit(new Transaction(tokens.ulid(), List.of(new Write.Put(item, List.of()))));
    }

    Member member(String name, Grant... grants) {
        var member = new Member(
                MemberId.next(ids),
                name,
                Optional.empty(),
                Member.Standing.ACTIVE,
                List.of(grants),
                Optional.empty(),
                clock.instant());
        given(Changes.begin().create(Refs.member(member.id()), member));
        return member;
    }

    Agent agent(String name, String... skills) {
        return agent(name, ada.id(), skills);
    }

    Agent agent(String name, MemberId accountable, String... skills) {
        return new Agent(
                AgentId.next(ids),
                web.id(),
                web.department(),
                name,
                Slug.of(name),
                name,
                List.of(skills),
                accountable,
                Optional.empty());
    }

    void hire(Agent agent) {
        given(Changes.begin().create(Refs.agent(web.id(), agent.id()), agent));
    }

    void dismiss(Agent agent) {
        given(Changes.begin()
                .remove(book(Role.API).find(Refs.agent(web.id(), agent.id())).orElseThrow()));
    }

    void disconnect() {
        given(Changes.begin().remove(book(Role.API).find(connected).orElseThrow()));
    }

    void connect() {
        var connection = new Connection(
                ConnectionId.next(ids), web.id(), web.department(), "memory", "site", "memory:site", clock.instant());
        connected = Refs.connection(connection.id());
        given(Changes.begin().create(connected, connection));
    }

    /** A dollar for a million tokens that it says, a thousand at the most: one answer takes 1,000 micro-dollars at most. */
    void connectModel(String name) {
        var model = new Model(
                new Slug(name),
                Provider.OLLAMA,
                "http://localhost",
                "m",
                Optional.of(new Price(0, 1_000_000)),
                1_000,
                clock.instant());
        given(Changes.begin().create(Refs.model(model.name()), model));
    }

    void disconnectModel(String name) {
        given(Changes.begin()
                .remove(book(Role.API).find(Refs.model(new Slug(name))).orElseThrow()));
    }

    /** What the whole pot may use a day. */
    void limits(long micros) {
        var limits = new Limits(Optional.of(micros), Optional.empty(), Optional.empty());
        given(Changes.begin().put(Refs.limits(new Spender.Pot()), limits));
    }

    /** What the whole pot has used or set aside today. */
    Amount used() {
        return used(clock.instant());
    }

    Amount used(Instant at) {
        return book(Role.API)
                .find(Refs.used(new Spender.Pot(), LocalDate.ofInstant(at, ZoneOffset.UTC)))
                .map(Held::value)
                .orElse(Amount.NOTHING);
    }

    /** A member at the CLI; each call is a delivery of its own. */
    Caller caller(Member member) {
        deliveries++;
        return caller(member, "delivery-" + deliveries);
    }

    Caller caller(Member member, String delivery) {
        var held = book(Role.API).find(Refs.member(member.id())).orElseThrow();
        return new Caller(
                new Actor(member.id(), member.name(), Door.CLI, held.value().held(), held.version(), delivery),
                List.of(held));
    }

    TaskId file(String title) {
        return file(caller(ada), title);
    }

    TaskId file(Caller caller, String title) {
        var file = new FileTask(book(Role.API), new Deliveries(clock), receipts, ids, clock);
        return file.file(caller, (Scope.Squad) web.scope(), new Wish(title, "", ""))
                        instanceof FileTask.Filing.Done(TaskId task)
                ? task
                : new TaskId("refused");
    }

    RouteTask route() {
        return new RouteTask(book(Role.INTAKE), SkillCatalogue.shipped(), receipts, ids, clock);
    }

    RunSlice slice(Skill... more) {
        List<Skill> known = more.length == 0 ? skills : List.of(more);
        return new RunSlice(
                book(Role.WORKER), known, List.of(site), models, receipts, new JcsCanon(), ids, clock, boot);
    }

    StopWork stops() {
        return new StopWork(book(Role.API), new Deliveries(clock), receipts, clock);
    }

    CancelTask cancels() {
        return new CancelTask(book(Role.API), new Deliveries(clock), receipts);
    }

    ShowTasks shows() {
        return new ShowTasks(book(Role.API), clock);
    }

    Task task(TaskId id) {
        return book(Role.API).find(Refs.task(id)).orElseThrow().value();
    }

    /** What a worker's process is given from now on. */
    Instant deadline() {
        return clock.instant().plus(RunSlice.SLICE);
    }
}
