package mupot.scenario.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import mupot.kernel.Canon;
import mupot.kernel.Randoms;
import mupot.kernel.book.Book;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Committed;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kind;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.book.Section;
import mupot.kernel.channel.ChannelUser;
import mupot.kernel.channel.Deliveries;
import mupot.kernel.channel.Platform;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Hands;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.SiteReading;
import mupot.kernel.connector.SiteWriting;
import mupot.kernel.gate.Assurance;
import mupot.kernel.gate.Choice;
import mupot.kernel.gate.DecideProposal;
import mupot.kernel.gate.Decided;
import mupot.kernel.gate.DelegateDecisions;
import mupot.kernel.gate.DoorGroup;
import mupot.kernel.gate.EditProposal;
import mupot.kernel.gate.ExpireProposal;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.NudgeProposal;
import mupot.kernel.gate.OpenProposal;
import mupot.kernel.gate.PerformProposal;
import mupot.kernel.gate.Performance;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.SetGatePolicy;
import mupot.kernel.gate.Snapshot;
import mupot.kernel.gate.Statement;
import mupot.kernel.gate.Statement.Decision;
import mupot.kernel.gate.VerdictSigner;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.PotId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.DueMatters;
import mupot.kernel.org.Agent;
import mupot.kernel.org.PotRecord;
import mupot.kernel.people.Caller;
import mupot.kernel.people.Credential;
import mupot.kernel.people.Link;
import mupot.kernel.people.Member;
import mupot.kernel.people.Once;
import mupot.kernel.people.Session;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Door;
import mupot.kernel.policy.Grant;
import mupot.kernel.policy.Rank;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.Receipts;
import mupot.kernel.receipt.RecordClass;
import mupot.kernel.receipt.Recorded;
import mupot.kernel.run.Run;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.stop.StopSubject;
import mupot.kernel.task.Assigned;
import mupot.kernel.task.Filed;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;
import mupot.keys.KeysetFile;
import mupot.keys.VerdictPublicKeys;
import mupot.store.Hours;
import mupot.store.StoredBook;
import mupot.store.UlidIds;
import mupot.store.contract.MovableClock;
import mupot.store.memory.MemoryEngine;
import mupot.store.memory.MemorySite;
import mupot.store.seam.Engine;
import mupot.wire.JcsCanon;
import mupot.wire.Records;

/**
 * A pot with one squad, its site in memory and its people: ada owns the pot, abe is an admin, lee leads the squad, mia
 * filed the task and leads too, ann is accountable for the agent and an admin, moe is a mere member.
 */
final class GatePot {

    static final PotId POT = new PotId("acme");
    static final String INDEX = "index.html";

    final MovableClock clock = new MovableClock();
    final Engine engine;
    final UlidIds ids = new UlidIds(clock);
    final Records records = new Records();
    final Canon canon = new JcsCanon();
    final Receipts receipts = new Receipts(clock, ids, Randoms.secure());
    /** What the doors of the api sign with, and those of the chats. */
    final KeysetFile keyset;

    final KeysetFile chatKeyset;
    final MemorySite site = new MemorySite(Map.of(INDEX, "before", "about.html", "about"));

    final DepartmentId department = DepartmentId.next(ids);
    final SquadId squad = SquadId.next(ids);
    final Scope.Squad scope = new Scope.Squad(department, squad);
    final AgentId agent = AgentId.next(ids);
    final ConnectionId connection = ConnectionId.next(ids);
    final MemberId ada = MemberId.next(ids);
    final MemberId abe = MemberId.next(ids);
    final MemberId ann = MemberId.next(ids);
    final MemberId lee = MemberId.next(ids);
    final MemberId mia = MemberId.next(ids);
    final MemberId moe = MemberId.next(ids);

    long boot;
    SiteWriting writing = site;
    SiteReading reading = site;
    Duration patience = Hands.PATIENCE;
    private final AtomicLong deliveries = new AtomicLong();

    PageChecks checks = pages -> pages.entrySet().stream()
            .filter(page -> page.getValue().contains("broken"))
            .map(page -> new PageChecks.Finding(page.getKey(), "broken-link", "a link leads nowhere"))
            .toList();

    GatePot(Path folder) {
        this(folder, MemoryEngine::new);
    }

    GatePot(Path folder, java.util.function.Function<MovableClock, Engine> engine) {
        this.engine = engine.apply(clock);
        this.keyset = KeysetFile.at(folder.resolve("verdict-api.json"), records, Randoms.secure(), clock);
        this.chatKeyset = KeysetFile.at(folder.resolve("verdict-chat.json"), records, Randoms.secure(), clock);
        Changes changes = Changes.begin()
                .create(Refs.pot(), new PotRecord(POT, "Acme", true, 1, clock.instant()))
                .create(
                        Refs.connection(connection),
                        new Connection(connection, squad, department, "memory", "Site", "memory:1", clock.instant()))
                .create(
                        Refs.agent(squad, agent),
                        new Agent(
                                agent,
                                squad,
                                department,
                                "Site operator",
                                new Slug("site-operator"),
                                "site",
                                List.of("site-care"),
                                ann,
                                Optional.empty()));
        member(changes, ada, "Ada", Scope.POT, Rank.OWNER);
        member(changes, abe, "Abe", Scope.POT, Rank.ADMIN);
        member(changes, ann, "Ann", Scope.POT, Rank.ADMIN);
        member(changes, lee, "Lee", scope, Rank.LEAD);
        member(changes, mia, "Mia", scope, Rank.LEAD);
        member(changes, moe, "Moe", scope, Rank.MEMBER);
        done(book(Role.API).commit(changes));
    }

    private void member(Changes changes, MemberId id, String name, Scope where, Rank rank) {
        changes.create(
                Refs.member(id),
                new Member(
                        id,
                        name,
                        Optional.empty(),
                        Member.Standing.ACTIVE,
                        List.of(new Grant(where, rank)),
                        Optional.empty(),
                        clock.instant()));
    }

    /** One more who may decide what is of high risk. */
    MemberId admin(String name) {
        MemberId id = MemberId.next(ids);
        Changes changes = Changes.begin();
        member(changes, id, name, Scope.POT, Rank.ADMIN);
        done(book(Role.API).commit(changes));
        return id;
    }

    void stand(MemberId member, Member.Standing standing) {
        Held<Member> held = book(Role.API).find(Refs.member(member)).orElseThrow();
        done(book(Role.API).commit(Changes.begin().replace(held, held.value().with(standing))));
    }

    /** What is of high risk takes so many from now on. */
    void takes(int approvals) {
        var set = new SetGatePolicy(book(Role.API), new Once(book(Role.API), new Deliveries(clock)), receipts);
        var wanted =
                new SetGatePolicy.Wanted(Optional.of(approvals), Optional.empty(), Optional.empty(), Optional.empty());
        if (!(set.set(caller(ada, Door.CLI, delivery()), wanted) instanceof Answer.Given)) {
            throw new IllegalStateException("the policy wasn't set");
        }
    }

    /** One comes with a token as wide as they are. */
    Session session(MemberId member) {
        return session(member, new Grant(Scope.POT, Rank.OWNER));
    }

    Session session(MemberId member, Grant... limits) {
        var token = new Credential.Token(
                "tok_" + member,
                member,
                "cli",
                List.of(limits),
                true,
                clock.instant().plusSeconds(86400));
        return new Session(caller(member, Door.CLI, delivery()), token);
    }

    DelegateDecisions delegations() {
        return new DelegateDecisions(book(Role.API), new Once(book(Role.API), new Deliveries(clock)), receipts);
    }

    /** The one decides for the other for three days, everywhere. */
    void delegate(MemberId absent, MemberId delegate) {
        delegate(absent, delegate, Scope.POT);
    }

    void delegate(MemberId absent, MemberId delegate, Scope where) {
        Held<Member> held = book(Role.API).find(Refs.member(delegate)).orElseThrow();
        if (!(delegations().give(session(absent), held, where, Duration.ofDays(3)) instanceof Answer.Given)) {
            throw new IllegalStateException("not delegated");
        }
    }

    /** As if the one had let the other in. */
    void invited(MemberId invitee, MemberId inviter) {
        Held<Member> held = book(Role.API).find(Refs.member(invitee)).orElseThrow();
        Member was = held.value();
        var is = new Member(
                was.id(), was.name(), was.email(), was.standing(), was.grants(), Optional.of(inviter), was.since());
        done(book(Role.API).commit(Changes.begin().replace(held, is)));
    }

    StoredBook book(Role role) {
        return new StoredBook(engine, POT, role, records, canon, ids, clock);
    }

    // What agents do.

    TaskId file(MemberId creator) {
        TaskId task = TaskId.next(ids);
        done(book(Role.API)
                .commit(Changes.begin()
                        .create(
                                Refs.filed(task),
                                new Filed(task, squad, department, creator, "discord", clock.instant()))
                        .create(Refs.task(task), task(task, creator, new TaskState.Open()))));
        assign(task, agent);
        return task;
    }

    /** As intake does: these agents have had it, the last one has it now. */
    void assign(TaskId task, AgentId... agents) {
        Book intake = book(Role.INTAKE);
        var assigned = new Assigned(task, List.of(agents));
        Changes changes = Changes.begin();
        intake.find(Refs.assigned(task))
                .ifPresentOrElse(
                        held -> changes.replace(held, assigned), () -> changes.create(Refs.assigned(task), assigned));
        done(intake.commit(changes));
    }

    /** Nothing that it could hold goes on before this is lifted. */
    void stop(StopSubject subject) {
        done(book(Role.API)
                .commit(Changes.begin()
                        .create(Refs.stop(subject), new StopFlag(subject, ada, Rank.OWNER, "wait", Instant.EPOCH))));
    }

    Task task(TaskId task, MemberId creator, TaskState state) {
        return new Task(
                task,
                squad,
                department,
                "Mend the front page",
                "",
                "",
                creator,
                "discord",
                Optional.of(agent),
                state,
                List.of(),
                1,
                0,
                clock.instant());
    }

    /** Normal risk: the front page shall say 'after'. */
    ProposalId propose() {
        return propose(mia, payload("apply", Optional.of("after")));
    }

    /** High risk: the front page shall go. */
    ProposalId proposeRemoval() {
        return propose(mia, payload("remove", Optional.empty()));
    }

    Payload payload(String action, Optional<String> after) {
        return new Payload(
                connection, action, List.of(new Payload.Change(INDEX, Optional.of(Hash.of("before")), after)));
    }

    ProposalId propose(MemberId creator, Payload payload) {
        TaskId task = file(creator);
        ProposalId proposal = ProposalId.next(ids);
        RunId run = RunId.next(ids);
        Book worker = book(Role.WORKER);
        Held<Task> held = worker.find(Refs.task(task)).orElseThrow();
        Changes changes = Changes.begin()
                .create(
                        Refs.proposal(proposal),
                        new ProposalBody(
                                proposal, task, run, agent, payload, "Mend", List.of(), List.of(), clock.instant()))
                .create(Refs.run(run), run(run, task))
                .replace(
                        held,
                        held.value()
                                .proposing(proposal)
                                .in(new TaskState.AwaitingVerdict(
                                        proposal, clock.instant().plusSeconds(86400))));
        payload.changes().stream()
                .flatMap(change -> site.read(site(), change.target()).stream())
                .distinct()
                .forEach(text -> changes.put(Refs.snapshot(Hash.of(text)), new Snapshot(text)));
        done(worker.commit(changes));
        return proposal;
    }

    private Run run(RunId run, TaskId task) {
        return Run.begun(run, task, squad, department, agent, "site-care", 1, "", clock.instant(), 0)
                .stepped()
                .ended();
    }

    Connection site() {
        return new Connection(connection, squad, department, "memory", "Site", "memory:1", Instant.EPOCH);
    }

    // What keeper, the doors and the gate do.

    OpenProposal.Opening open(ProposalId proposal) {
        return new OpenProposal(book(Role.KEEPER), canon, receipts).open(proposal);
    }

    /** Proposed and opened. */
    ProposalId opened() {
        ProposalId proposal = propose();
        open(proposal);
        return proposal;
    }

    ExpireProposal.Expiry expire(ProposalId proposal) {
        return new ExpireProposal(book(Role.KEEPER), receipts).expire(proposal);
    }

    /** At this door, with its own group's key. */
    DecideProposal deciding(Door door) {
        boolean chat = DoorGroup.of(door).equals(Optional.of(DoorGroup.CHAT));
        return deciding((chat ? chatKeyset : keyset).verdicts());
    }

    NudgeProposal.Nudged nudge(ProposalId proposal) {
        return new NudgeProposal(book(Role.KEEPER), receipts).nudge(proposal);
    }

    Answer<EditProposal.Done> edit(Caller caller, ProposalId proposal, String text) {
        var editing = new EditProposal(
                book(Role.API),
                canon,
                (before, after) -> before + " -> " + after,
                new Once(book(Role.API), new Deliveries(clock)),
                receipts);
        String shown = find(Role.API, Refs.gate(proposal))
                .map(state -> state.payloadHash().value())
                .orElse("");
        return editing.edit(caller, new EditProposal.Wish(proposal, shown, new TreeMap<>(Map.of(INDEX, text))));
    }

    /** Edited by this member, and opened. */
    ProposalId edited(MemberId member, ProposalId proposal, String text) {
        ProposalId next =
                switch (edit(caller(member, Door.CLI, delivery()), proposal, text)) {
                    case Answer.Given<EditProposal.Done>(var done) ->
                        done.body().id();
                    case Answer.Refused<EditProposal.Done>(var refusal) ->
                        throw new IllegalStateException(refusal.sentence());
                };
        open(next);
        return next;
    }

    DueMatters dues() {
        return new DueMatters(book(Role.KEEPER), this::expire, this::nudge, receipts, clock, boot);
    }

    DecideProposal deciding(VerdictSigner signer) {
        return new DecideProposal(book(Role.API), canon, signer, new Deliveries(clock), receipts);
    }

    Caller caller(MemberId member, Door door, String delivery) {
        Held<Member> held = book(Role.API).find(Refs.member(member)).orElseThrow();
        Actor actor = new Actor(member, held.value().name(), door, held.value().held(), held.version(), delivery);
        List<Held<?>> evidence = new ArrayList<>(List.of(held));
        Platform.named(door.spelled()).ifPresent(platform -> evidence.add(linked(member, platform)));
        return new Caller(actor, evidence);
    }

    /** With an account on the platform, confirmed if it wasn't linked otherwise before. */
    private Held<Link> linked(MemberId member, Platform platform) {
        ChannelUser account = account(member, platform);
        if (book(Role.API).find(Refs.link(account)).isEmpty()) {
            link(new Link(account, member, true, clock.instant()));
        }
        return book(Role.API).find(Refs.link(account)).orElseThrow();
    }

    void link(Link link) {
        done(book(Role.API).commit(Changes.begin().create(Refs.link(link.account()), link)));
    }

    void unlink(ChannelUser account) {
        done(book(Role.API)
                .commit(Changes.begin()
                        .remove(book(Role.API).find(Refs.link(account)).orElseThrow())));
    }

    static ChannelUser account(MemberId member, Platform platform) {
        return new ChannelUser(platform, "-", member.value());
    }

    String delivery() {
        return "delivery-" + deliveries.incrementAndGet();
    }

    Choice choice(ProposalId proposal, Decision decision, String reason, Assurance assurance) {
        Hash shown = book(Role.API)
                .find(Refs.gate(proposal))
                .map(held -> held.value().payloadHash())
                .orElse(Hash.of("nothing"));
        return new Choice(proposal, shown.brief(), decision, reason, assurance);
    }

    Decided decide(MemberId member, Door door, ProposalId proposal, Decision decision, String reason) {
        Assurance assurance = door == Door.CLI ? Assurance.API : Assurance.CONFIRMED;
        return deciding(door).decide(caller(member, door, delivery()), choice(proposal, decision, reason, assurance));
    }

    Decided approve(MemberId member, ProposalId proposal) {
        return decide(member, Door.CLI, proposal, Decision.APPROVE, "");
    }

    Decided reject(MemberId member, ProposalId proposal) {
        return decide(member, Door.DISCORD, proposal, Decision.REJECT, "wrong page");
    }

    PerformProposal gate() {
        return gate(book(Role.GATE));
    }

    PerformProposal gate(Book book) {
        Hands hands = new Hands(List.of(reading), List.of(writing), checks, patience);
        return new PerformProposal(book, canon, keys(), hands, receipts, boot);
    }

    VerdictPublicKeys keys() {
        return new VerdictPublicKeys(
                Map.of(DoorGroup.API, List.of(keyset.publicKey()), DoorGroup.CHAT, List.of(chatKeyset.publicKey())));
    }

    Performance perform(ProposalId proposal) {
        return gate().perform(proposal);
    }

    // What there is now.

    GateState state(ProposalId proposal) {
        return find(Role.API, Refs.gate(proposal)).orElseThrow();
    }

    TaskState taskOf(ProposalId proposal) {
        return find(Role.API, Refs.task(state(proposal).task())).orElseThrow().state();
    }

    <T> Optional<T> find(Role role, Ref<T> ref) {
        return book(role).find(ref).map(Held::value);
    }

    Statement statement(ProposalId proposal, MemberId member) {
        return find(Role.API, Refs.verdict(proposal, member)).orElseThrow().statement();
    }

    /** How many receipts there are of each action, of every class. */
    Map<String, Integer> actions() {
        var actions = new TreeMap<String, Integer>();
        for (String json : receiptTexts()) {
            String action = json.replaceFirst(".*\"action\":\"([^\"]*)\".*", "$1");
            actions.merge(action, 1, Integer::sum);
        }
        return actions;
    }

    List<String> receiptTexts() {
        var texts = new ArrayList<String>();
        recorded().forEach(held -> texts.add(held.value().json()));
        return texts;
    }

    List<Held<Recorded>> recorded() {
        var all = new ArrayList<Held<Recorded>>();
        for (RecordClass one : RecordClass.values()) {
            Kind<Recorded> kind = Kinds.receipts(one);
            for (int hour = -48; hour <= 48; hour++) {
                String at = Hours.of(clock.instant().plusSeconds(3600L * hour));
                all.addAll(book(Role.KEEPER)
                        .page(Section.of(kind, at), Optional.empty(), 1000)
                        .items());
            }
        }
        return all;
    }

    static void done(Committed committed) {
        if (!(committed instanceof Committed.Done)) {
            throw new IllegalStateException("not committed: " + committed);
        }
    }
}
