package mupot.kernel.book;

import static mupot.kernel.book.Kind.Shelf.AUTHORITY;
import static mupot.kernel.book.Kind.Shelf.WORK;
import static mupot.kernel.book.Role.API;
import static mupot.kernel.book.Role.COURIER;
import static mupot.kernel.book.Role.GATE;
import static mupot.kernel.book.Role.INTAKE;
import static mupot.kernel.book.Role.INTERACTIONS;
import static mupot.kernel.book.Role.KEEPER;
import static mupot.kernel.book.Role.WORKER;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Limits;
import mupot.kernel.channel.Binding;
import mupot.kernel.channel.CardShown;
import mupot.kernel.channel.ChannelSettings;
import mupot.kernel.channel.ChannelUser;
import mupot.kernel.channel.Delivery;
import mupot.kernel.channel.Digest;
import mupot.kernel.channel.Left;
import mupot.kernel.channel.Presence;
import mupot.kernel.channel.PublishedKeys;
import mupot.kernel.channel.RelayKey;
import mupot.kernel.channel.SyncState;
import mupot.kernel.channel.Whisper;
import mupot.kernel.charter.Charter;
import mupot.kernel.connector.Connection;
import mupot.kernel.connector.Surroundings;
import mupot.kernel.gate.AtWork;
import mupot.kernel.gate.Claim;
import mupot.kernel.gate.Comparison;
import mupot.kernel.gate.Delegation;
import mupot.kernel.gate.Edited;
import mupot.kernel.gate.EffectOutcome;
import mupot.kernel.gate.GatePolicy;
import mupot.kernel.gate.GateState;
import mupot.kernel.gate.Inverse;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.gate.Snapshot;
import mupot.kernel.gate.TargetLock;
import mupot.kernel.gate.Verdict;
import mupot.kernel.gate.Withdrawn;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Beat;
import mupot.kernel.keeper.Due;
import mupot.kernel.keeper.Routes.OutClass;
import mupot.kernel.keeper.Sent;
import mupot.kernel.memory.Confirmation;
import mupot.kernel.memory.Fact;
import mupot.kernel.model.Model;
import mupot.kernel.model.ModelPing;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Department;
import mupot.kernel.org.PotRecord;
import mupot.kernel.org.Squad;
import mupot.kernel.people.Credential;
import mupot.kernel.people.Link;
import mupot.kernel.people.Member;
import mupot.kernel.people.NameTaken;
import mupot.kernel.people.Owners;
import mupot.kernel.policy.Scope;
import mupot.kernel.receipt.ChainHead;
import mupot.kernel.receipt.ChainLink;
import mupot.kernel.receipt.ChainPlace;
import mupot.kernel.receipt.RecordClass;
import mupot.kernel.receipt.Recorded;
import mupot.kernel.receipt.Swept;
import mupot.kernel.run.Run;
import mupot.kernel.run.Step;
import mupot.kernel.stop.StopFlag;
import mupot.kernel.task.Assigned;
import mupot.kernel.task.Filed;
import mupot.kernel.task.Note;
import mupot.kernel.task.Task;

/**
 * Every kind of record the pot holds: the key schema. What a role may write or read here is what its policy in the
 * cloud allows; a test compares the two.
 */
public final class Kinds {

    private static final Set<Role> EVERYONE = EnumSet.allOf(Role.class);
    private static final Set<Role> DOORS = EnumSet.of(INTERACTIONS, API);
    private static final Set<Role> ADMINISTRATION = EnumSet.of(API);
    private static final Set<Role> DOORS_AND_GATE = EnumSet.of(INTERACTIONS, API, GATE, COURIER, KEEPER);
    private static final Set<Role> DOORS_AND_COURIER = EnumSet.of(INTERACTIONS, API, GATE, COURIER);
    private static final Set<Role> ALL_BUT_COURIER = EnumSet.complementOf(EnumSet.of(COURIER));
    private static final Set<Role> GATE_STATE_WRITERS = EnumSet.of(INTERACTIONS, API, GATE, KEEPER);
    private static final Set<Role> PROPOSAL_READERS = EnumSet.complementOf(EnumSet.of(INTAKE));
    private static final Set<Role> RUN_WRITERS = EnumSet.of(INTAKE, WORKER, GATE, KEEPER);
    private static final Set<Role> CHAIN_READERS = EnumSet.of(INTERACTIONS, API, KEEPER);

    /** The partition of look-up entries that lists everything of a kind. */
    public static final String ALL = "all";

    /** The partition of look-up entries that lists what is being performed, what is in doubt, and what is to be compared. */
    public static final String UNDER_WAY = "under-way";

    // Look-up entries.
    public static final Kind<Entry> MEMBERS =
            entry("members", AUTHORITY, "ixa.member", ADMINISTRATION, EnumSet.of(INTERACTIONS, API, KEEPER));
    public static final Kind<Entry> SQUADS = entry("squads", AUTHORITY, "ixa.squad", ADMINISTRATION, DOORS);
    public static final Kind<Entry> AGENTS = entry("agents", AUTHORITY, "ixa.agent", ADMINISTRATION, DOORS);
    public static final Kind<Entry> BINDINGS =
            entry("bindings", AUTHORITY, "ixa.bind", ADMINISTRATION, EnumSet.of(INTERACTIONS, API, COURIER));
    public static final Kind<Entry> CONNECTIONS =
            entry("connections", AUTHORITY, "ixa.conn", ADMINISTRATION, EnumSet.of(INTERACTIONS, API, WORKER, KEEPER));
    public static final Kind<Entry> RELAYS = entry("relays", AUTHORITY, "ixa.chan", ADMINISTRATION, DOORS);
    public static final Kind<Entry> TOKENS = entry("tokens", AUTHORITY, "ixa.cred", ADMINISTRATION, DOORS);
    public static final Kind<Entry> INVITES = entry("invites", AUTHORITY, "ixa.cred", ADMINISTRATION, DOORS);
    /** By the member who is absent; the delegations themselves stand by who decides. */
    public static final Kind<Entry> DELEGATIONS =
            entry("delegations", AUTHORITY, "ixa.delg", ADMINISTRATION, ADMINISTRATION);

    /** By member, and by platform and workspace. */
    public static final Kind<Entry> LINKS =
            entry("links", AUTHORITY, "ixa.link", DOORS, EnumSet.of(INTERACTIONS, API, COURIER));

    public static final Kind<Entry> PRESENT =
            entry("present", AUTHORITY, "ixa.pres", EnumSet.of(COURIER), EnumSet.of(COURIER));
    public static final Kind<Entry> TASKS =
            entry("tasks", WORK, "ixw.task", ALL_BUT_COURIER, EnumSet.of(INTERACTIONS, API, INTAKE));
    public static final Kind<Entry> PENDING =
            entry("pending", WORK, "ixw.pending", GATE_STATE_WRITERS, EnumSet.of(INTERACTIONS, API, COURIER, KEEPER));
    public static final Kind<Entry> RUNS = entry("runs", WORK, "ixw.run", RUN_WRITERS, DOORS);

    // What grants power.
    public static final Kind<PotRecord> POT = kind("pot", AUTHORITY, "pot", PotRecord.class, ADMINISTRATION, EVERYONE);
    public static final Kind<GatePolicy> POLICY =
            kind("policy", AUTHORITY, "pot", GatePolicy.class, ADMINISTRATION, EVERYONE);
    public static final Kind<Model> MODEL = kind("model", AUTHORITY, "pot", Model.class, ADMINISTRATION, EVERYONE)
            .removedBy(ADMINISTRATION);
    public static final Kind<Limits> LIMITS = kind("limits", AUTHORITY, "org", Limits.class, ADMINISTRATION, EVERYONE);
    public static final Kind<Charter> CHARTER =
            kind("charter", AUTHORITY, "pot", Charter.class, ADMINISTRATION, EVERYONE);
    public static final Kind<Charter> SQUAD_CHARTER =
            kind("squad-charter", AUTHORITY, "org", Charter.class, ADMINISTRATION, EVERYONE);
    public static final Kind<Owners> OWNERS = kind("owners", AUTHORITY, "pot", Owners.class, ADMINISTRATION, DOORS);
    public static final Kind<StopFlag> STOP =
            kind("stop", AUTHORITY, "stop", StopFlag.class, DOORS, EVERYONE).removedBy(DOORS);
    public static final Kind<Filed> FILED =
            kind("filed", AUTHORITY, "filed", Filed.class, EnumSet.of(INTERACTIONS, API, KEEPER), EVERYONE);
    public static final Kind<Tally> CHILDREN =
            kind("children", AUTHORITY, "kids", Tally.class, EnumSet.of(KEEPER), EnumSet.of(KEEPER));
    public static final Kind<Department> DEPARTMENT = kind(
            "department",
            AUTHORITY,
            "org",
            Department.class,
            ADMINISTRATION,
            EVERYONE,
            it -> List.of(SQUADS.at("departments", it.slug().value() + "#" + it.id())));
    public static final Kind<Squad> SQUAD = kind(
            "squad",
            AUTHORITY,
            "org",
            Squad.class,
            ADMINISTRATION,
            EVERYONE,
            it -> List.of(
                    SQUADS.at(it.department().value(), it.slug().value() + "#" + it.id()),
                    SQUADS.at(ALL, it.slug().value() + "#" + it.id())));
    public static final Kind<Agent> AGENT = kind(
                    "agent",
                    AUTHORITY,
                    "org",
                    Agent.class,
                    ADMINISTRATION,
                    EVERYONE,
                    it -> List.of(AGENTS.at(ALL, it.id().value())))
            .removedBy(ADMINISTRATION);
    public static final Kind<Member> MEMBER = kind(
            "member",
            AUTHORITY,
            "member",
            Member.class,
            ADMINISTRATION,
            DOORS_AND_GATE,
            it -> List.of(MEMBERS.at(ALL, it.id().value())));
    public static final Kind<Link> LINK = kind(
                    "link",
                    AUTHORITY,
                    "link",
                    Link.class,
                    DOORS,
                    DOORS_AND_COURIER,
                    it -> List.of(
                            LINKS.at(it.member().value(), it.account().key()),
                            LINKS.at(workspace(it.account()), it.account().key())))
            .removedBy(ADMINISTRATION);
    public static final Kind<Presence> PRESENCE = kind(
                    "presence",
                    AUTHORITY,
                    "grantchan",
                    Presence.class,
                    EnumSet.of(COURIER),
                    DOORS_AND_COURIER,
                    it -> List.of(PRESENT.at(it.place().key(), it.member().value())))
            .removedBy(EnumSet.of(COURIER));
    public static final Kind<Credential> CREDENTIAL = kind(
                    "credential", AUTHORITY, "cred", Credential.class, DOORS, DOORS, Kinds::entries)
            .removedBy(DOORS);
    public static final Kind<ChannelSettings> CHANNEL = kind(
            "channel",
            AUTHORITY,
            "chan",
            ChannelSettings.class,
            ADMINISTRATION,
            EnumSet.of(INTERACTIONS, API, COURIER));
    public static final Kind<RelayKey> RELAY = kind(
                    "relay",
                    AUTHORITY,
                    "chan",
                    RelayKey.class,
                    ADMINISTRATION,
                    EnumSet.of(INTERACTIONS, API),
                    it -> List.of(RELAYS.at(ALL, it.id())))
            .removedBy(ADMINISTRATION);
    public static final Kind<PublishedKeys> PUBLISHED_KEYS = kind(
            "published-keys",
            AUTHORITY,
            "chankey",
            PublishedKeys.class,
            EnumSet.of(COURIER),
            EnumSet.of(INTERACTIONS, COURIER));
    public static final Kind<Binding> BINDING = kind(
                    "binding",
                    AUTHORITY,
                    "bind",
                    Binding.class,
                    ADMINISTRATION,
                    DOORS_AND_COURIER,
                    it -> List.of(
                            BINDINGS.at(it.squad().value(), it.place().key()),
                            BINDINGS.at(ALL, it.place().key())))
            .removedBy(ADMINISTRATION);
    public static final Kind<NameTaken> NAME = kind(
                    "name", AUTHORITY, "name", NameTaken.class, ADMINISTRATION, EnumSet.of(INTERACTIONS, API, COURIER))
            .removedBy(ADMINISTRATION);
    public static final Kind<Tally> TRIES = kind("tries", AUTHORITY, "try", Tally.class, DOORS, DOORS);
    public static final Kind<Delegation> DELEGATION = kind(
                    "delegation",
                    AUTHORITY,
                    "delg",
                    Delegation.class,
                    ADMINISTRATION,
                    DOORS_AND_COURIER,
                    it -> List.of(
                            DELEGATIONS.at(it.member().value(), it.delegate().value())))
            .removedBy(ADMINISTRATION);
    public static final Kind<Connection> CONNECTION = kind(
                    "connection",
                    AUTHORITY,
                    "conn",
                    Connection.class,
                    ADMINISTRATION,
                    EVERYONE,
                    it -> List.of(
                            CONNECTIONS.at(it.squad().value(), it.id().value()),
                            CONNECTIONS.at(ALL, it.id().value())))
            .removedBy(ADMINISTRATION);
    public static final Kind<Delivery> DELIVERY = kind("delivery", AUTHORITY, "idem", Delivery.class, DOORS, DOORS);
    public static final Kind<Verdict> VERDICT =
            kind("verdict", AUTHORITY, "verdict", Verdict.class, DOORS, DOORS_AND_COURIER);
    public static final Kind<GateState> GATE_STATE = kind(
            "gate",
            AUTHORITY,
            "gate",
            GateState.class,
            GATE_STATE_WRITERS,
            EnumSet.of(INTERACTIONS, API, WORKER, GATE, COURIER, KEEPER),
            it -> switch (it.fate()) {
                case GateState.Fate.Pending _ ->
                    List.of(
                            PENDING.at(it.squad().value(), turn(it) + it.proposal()),
                            PENDING.at(ALL, it.next().truncatedTo(ChronoUnit.SECONDS) + "#" + it.proposal()));
                case GateState.Fate.Approved(var effect)
                when effect == GateState.Effect.CLAIMED || effect == GateState.Effect.UNKNOWN ->
                    List.of(PENDING.at(UNDER_WAY, it.proposal().value()));
                case GateState.Fate.Approved _,
                        GateState.Fate.Rejected _,
                        GateState.Fate.Expired _,
                        GateState.Fate.Withdrawn _ -> List.of();
            });
    public static final Kind<Edited> EDITED =
            kind("edited", AUTHORITY, "edit", Edited.class, ADMINISTRATION, DOORS_AND_GATE);
    public static final Kind<Claim> CLAIM =
            kind("claim", AUTHORITY, "effect", Claim.class, EnumSet.of(GATE), DOORS_AND_GATE);
    public static final Kind<Inverse> INVERSE =
            kind("inverse", AUTHORITY, "effect", Inverse.class, EnumSet.of(GATE), DOORS_AND_GATE);
    public static final Kind<Surroundings> SURROUNDINGS =
            kind("surroundings", AUTHORITY, "effect", Surroundings.class, EnumSet.of(GATE), EnumSet.of(GATE));
    public static final Kind<EffectOutcome> OUTCOME =
            kind("outcome", AUTHORITY, "effect", EffectOutcome.class, EnumSet.of(GATE), DOORS_AND_GATE);
    public static final Kind<Comparison> COMPARISON = kind(
            "comparison",
            AUTHORITY,
            "effect",
            Comparison.class,
            EnumSet.of(GATE),
            EnumSet.of(GATE, KEEPER),
            it -> it.pending() ? List.of(PENDING.at(UNDER_WAY, it.proposal() + "#COMPARISON")) : List.of());
    public static final Kind<AtWork> AT_WORK =
            kind("at-work", AUTHORITY, "lock", AtWork.class, EnumSet.of(GATE), EnumSet.of(GATE));
    public static final Kind<TargetLock> LOCK = kind(
                    "lock", AUTHORITY, "lock", TargetLock.class, EnumSet.of(GATE), EnumSet.of(GATE))
            .removedBy(EnumSet.of(GATE));
    public static final Kind<Confirmation> CONFIRMED = kind(
                    "confirmed",
                    AUTHORITY,
                    "memok",
                    Confirmation.class,
                    ADMINISTRATION,
                    EnumSet.of(INTERACTIONS, API, WORKER))
            .removedBy(ADMINISTRATION);
    public static final Kind<ChainLink> CHAIN =
            kind("chain", AUTHORITY, "chain", ChainLink.class, EnumSet.of(KEEPER), CHAIN_READERS);
    public static final Kind<ChainHead> HEAD =
            kind("head", AUTHORITY, "chain", ChainHead.class, EnumSet.of(KEEPER), CHAIN_READERS);
    public static final Kind<Swept> SWEPT =
            kind("swept", AUTHORITY, "chain", Swept.class, EnumSet.of(KEEPER), EnumSet.of(KEEPER));
    public static final Kind<Beat> BEAT =
            kind("beat", AUTHORITY, "chain", Beat.class, EnumSet.of(KEEPER), EnumSet.of(KEEPER));
    public static final Kind<ChainPlace> SEALED =
            kind("sealed", AUTHORITY, "chainix", ChainPlace.class, EnumSet.of(KEEPER), CHAIN_READERS);
    public static final Kind<Entry> RECEIPTS_OF = entry("receipts-of", AUTHORITY, "ixa.rcpt", EnumSet.of(KEEPER), DOORS)
            .removedBy(Set.of());

    // What agents produce, and what people see.
    public static final Kind<Task> TASK =
            kind("task", WORK, "task", Task.class, ALL_BUT_COURIER, EVERYONE, it -> Stream.concat(
                            Stream.of(
                                    it.squad().value(),
                                    it.squad().value() + "." + it.state().spelled()),
                            it.parent().map(TaskId::value).stream())
                    .map(list -> TASKS.at(list, it.id().value()))
                    .toList());
    public static final Kind<Assigned> ASSIGNED =
            kind("assigned", WORK, "asgn", Assigned.class, EnumSet.of(INTAKE), EVERYONE);
    public static final Kind<Note> NOTE = kind("note", WORK, "task", Note.class, ALL_BUT_COURIER, EVERYONE);
    public static final Kind<Run> RUN = kind(
            "run",
            WORK,
            "run",
            Run.class,
            RUN_WRITERS,
            ALL_BUT_COURIER,
            it -> List.of(RUNS.at(it.task().value(), it.id().value())));
    public static final Kind<Step> STEP =
            kind("step", WORK, "run", Step.class, EnumSet.of(WORKER), EnumSet.of(API, WORKER, KEEPER));
    public static final Kind<ProposalBody> PROPOSAL =
            kind("proposal", WORK, "prop", ProposalBody.class, EnumSet.of(WORKER, API), PROPOSAL_READERS);
    public static final Kind<Withdrawn> WITHDRAWN =
            kind("withdrawn", WORK, "prop", Withdrawn.class, EnumSet.of(WORKER, API), PROPOSAL_READERS);
    public static final Kind<Snapshot> SNAPSHOT =
            kind("snapshot", WORK, "snap", Snapshot.class, EnumSet.of(WORKER, API), PROPOSAL_READERS);
    public static final Kind<Fact> FACT = kind(
                    "fact", WORK, "mem", Fact.class, EnumSet.of(API, WORKER), EnumSet.of(INTERACTIONS, API, WORKER))
            .removedBy(ADMINISTRATION);
    public static final Kind<Fact> FACT_BEFORE = kind(
                    "fact-before", WORK, "mem", Fact.class, EnumSet.of(API, WORKER), ADMINISTRATION)
            .removedBy(ADMINISTRATION);
    public static final Kind<Tally> REMEMBERED =
            kind("remembered", WORK, "use", Tally.class, EnumSet.of(WORKER), EnumSet.of(WORKER));
    public static final Kind<CardShown> CARD =
            kind("card", WORK, "card", CardShown.class, EnumSet.of(COURIER), EnumSet.of(COURIER));
    public static final Kind<SyncState> SYNC = kind(
                    "sync", WORK, "sync", SyncState.class, EnumSet.of(COURIER), EnumSet.of(API, COURIER))
            .removedBy(EnumSet.of(COURIER));
    public static final Kind<ModelPing> PING =
            kind("ping", WORK, "ping", ModelPing.class, EnumSet.of(WORKER), EnumSet.of(API, WORKER));
    public static final Kind<Left> LEFT =
            kind("left", WORK, "sync", Left.class, EnumSet.of(COURIER), EnumSet.of(COURIER));
    public static final Kind<Whisper> WHISPER =
            kind("whisper", WORK, "whisper", Whisper.class, DOORS, EnumSet.of(COURIER));
    public static final Kind<Digest> DIGEST =
            kind("digest", WORK, "card", Digest.class, EnumSet.of(COURIER), EnumSet.of(COURIER));
    public static final Kind<Amount> USED =
            kind("used", WORK, "use", Amount.class, EnumSet.of(WORKER, KEEPER), EnumSet.of(API, WORKER, KEEPER));
    public static final Kind<Due> DUE =
            kind("due", WORK, "due", Due.class, EVERYONE, EnumSet.of(KEEPER)).removedBy(EnumSet.of(GATE, KEEPER));

    private Kinds() {}

    /** Proposals of a squad that wait and were escalated; they come before {@link #WAITING}. */
    public static final String ESCALATED = "0#";

    /** Proposals of a squad that wait. */
    public static final String WAITING = "1#";

    private static String turn(GateState state) {
        return state.nudging().escalated() ? ESCALATED : WAITING;
    }

    /** Every kind above and the outbox and receipt classes, for tests that hold this table against others. */
    public static List<Kind<?>> all() {
        var all = new ArrayList<Kind<?>>(List.of(
                MEMBERS,
                SQUADS,
                AGENTS,
                BINDINGS,
                CONNECTIONS,
                RELAYS,
                TOKENS,
                INVITES,
                DELEGATIONS,
                LINKS,
                PRESENT,
                TASKS,
                PENDING,
                RUNS,
                POT,
                POLICY,
                MODEL,
                LIMITS,
                CHARTER,
                SQUAD_CHARTER,
                OWNERS,
                STOP,
                FILED,
                CHILDREN,
                DEPARTMENT,
                SQUAD,
                AGENT,
                MEMBER,
                LINK,
                PRESENCE,
                CREDENTIAL,
                CHANNEL,
                RELAY,
                PUBLISHED_KEYS,
                BINDING,
                NAME,
                TRIES,
                DELEGATION,
                CONNECTION,
                DELIVERY,
                VERDICT,
                GATE_STATE,
                EDITED,
                CLAIM,
                INVERSE,
                SURROUNDINGS,
                OUTCOME,
                COMPARISON,
                AT_WORK,
                LOCK,
                CONFIRMED,
                CHAIN,
                HEAD,
                SWEPT,
                BEAT,
                SEALED,
                RECEIPTS_OF,
                TASK,
                ASSIGNED,
                NOTE,
                RUN,
                STEP,
                PROPOSAL,
                WITHDRAWN,
                SNAPSHOT,
                FACT,
                FACT_BEFORE,
                REMEMBERED,
                CARD,
                SYNC,
                PING,
                LEFT,
                WHISPER,
                DIGEST,
                USED,
                DUE));
        for (OutClass one : OutClass.values()) {
            all.add(outbox(one));
        }
        for (RecordClass one : RecordClass.values()) {
            all.add(receipts(one));
        }
        return List.copyOf(all);
    }

    /** The outbox of one class; its id is a shard, its sort key a ULID. Keeper deletes what a queue has taken. */
    public static Kind<Sent> outbox(OutClass writer) {
        var writers = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (OutClass.of(role) == writer) {
                writers.add(role);
            }
        }
        return kind(
                        writer.keyClass(),
                        writer == OutClass.AGENT ? WORK : AUTHORITY,
                        writer.keyClass(),
                        Sent.class,
                        writers,
                        EnumSet.of(KEEPER))
                .removedBy(EnumSet.of(KEEPER));
    }

    /** The receipt records of one class; their id is the hour, their sort key the receipt's id. */
    public static Kind<Recorded> receipts(RecordClass writer) {
        var writers = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (RecordClass.of(role) == writer) {
                writers.add(role);
            }
        }
        return kind(
                writer.keyClass(),
                writer.ofWorkers() ? WORK : AUTHORITY,
                writer.keyClass(),
                Recorded.class,
                writers,
                writer.ofWorkers() ? EnumSet.of(API, KEEPER) : CHAIN_READERS);
    }

    static String workspace(ChannelUser account) {
        String key = account.key();
        return key.substring(0, key.lastIndexOf('.'));
    }

    static String invitedTo(Scope scope) {
        return scope.spelled().replace(':', '.');
    }

    /** By member; by each scope whose people may know of it. */
    private static List<Ref<Entry>> entries(Credential credential) {
        return switch (credential) {
            case Credential.Token token -> List.of(TOKENS.at(token.member().value(), token.id()));
            case Credential.Invite invite ->
                invite.grant().scope().upwards().stream()
                        .map(scope -> INVITES.at(invitedTo(scope), invite.id()))
                        .toList();
            case Credential.Bootstrap _, Credential.LinkCode _ -> List.of();
        };
    }

    private static Kind<Entry> entry(
            String name, Kind.Shelf shelf, String keyClass, Set<Role> writers, Set<Role> readers) {
        return kind(name, shelf, keyClass, Entry.class, writers, readers).removedBy(writers);
    }

    private static <T> Kind<T> kind(
            String name, Kind.Shelf shelf, String keyClass, Class<T> type, Set<Role> writers, Set<Role> readers) {
        return kind(name, shelf, keyClass, type, writers, readers, value -> List.of());
    }

    private static <T> Kind<T> kind(
            String name,
            Kind.Shelf shelf,
            String keyClass,
            Class<T> type,
            Set<Role> writers,
            Set<Role> readers,
            Function<T, List<Ref<Entry>>> indexes) {
        return new Kind<>(name, shelf, keyClass, type, writers, readers, Set.of(), indexes);
    }
}
