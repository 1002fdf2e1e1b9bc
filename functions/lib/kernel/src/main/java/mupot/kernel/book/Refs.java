package mupot.kernel.book;

import java.time.LocalDate;
import mupot.kernel.budget.Amount;
import mupot.kernel.budget.Limits;
import mupot.kernel.budget.Spender;
import mupot.kernel.channel.Binding;
import mupot.kernel.channel.CardShown;
import mupot.kernel.channel.ChannelPlace;
import mupot.kernel.channel.ChannelSettings;
import mupot.kernel.channel.ChannelUser;
import mupot.kernel.channel.Delivery;
import mupot.kernel.channel.Digest;
import mupot.kernel.channel.Left;
import mupot.kernel.channel.Platform;
import mupot.kernel.channel.Presence;
import mupot.kernel.channel.PublishedKeys;
import mupot.kernel.channel.RelayKey;
import mupot.kernel.channel.SyncState;
import mupot.kernel.channel.Whisper;
import mupot.kernel.charter.Charter;
import mupot.kernel.charter.Level;
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
import mupot.kernel.id.AgentId;
import mupot.kernel.id.ConnectionId;
import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Hash;
import mupot.kernel.id.MemberId;
import mupot.kernel.id.ProposalId;
import mupot.kernel.id.ReceiptId;
import mupot.kernel.id.RunId;
import mupot.kernel.id.Slug;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Beat;
import mupot.kernel.keeper.Due;
import mupot.kernel.memory.Confirmation;
import mupot.kernel.memory.Fact;
import mupot.kernel.memory.FactKey;
import mupot.kernel.memory.MemoryScope;
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
import mupot.kernel.stop.StopSubject;
import mupot.kernel.task.Assigned;
import mupot.kernel.task.Filed;
import mupot.kernel.task.Note;
import mupot.kernel.task.Task;

/** Where each record stands: by what people and use cases know of it, its key. {@link Kinds} says who may write it. */
public final class Refs {

    private Refs() {}

    public static Ref<PotRecord> pot() {
        return Kinds.POT.at("-", "POT");
    }

    /** The gate's own policy; where none stands, the usual one holds. */
    public static Ref<GatePolicy> policy() {
        return Kinds.POLICY.at("-", "POLICY");
    }

    public static Ref<Model> model(Slug name) {
        return Kinds.MODEL.at("-", "MODEL#" + name);
    }

    /** All models that are connected. */
    public static Section<Model> models() {
        return Section.of(Kinds.MODEL, "-", "MODEL#");
    }

    /** Of a squad or the pot; an agent's stands on its card. */
    public static Ref<Limits> limits(Spender spender) {
        return Kinds.LIMITS.at(spender instanceof Spender.OfSquad(var squad) ? squad.value() : spender.key(), "LIMIT");
    }

    /** What is used on one day. */
    public static Ref<Amount> used(Spender spender, LocalDate day) {
        return Kinds.USED.at(spender.key() + "." + day);
    }

    /** The version that holds. */
    public static Ref<Charter> charter(Level level) {
        return charter(level, "CHARTER");
    }

    /** One version, for good; the current one stands here too. */
    public static Ref<Charter> charter(Level level, int version) {
        return charter(level, "CHARTER#%010d".formatted(version));
    }

    /** All versions. */
    public static Section<Charter> charters(Level level) {
        Ref<Charter> current = charter(level);
        return Section.of(current.kind(), current.id(), current.sort() + "#");
    }

    private static Ref<Charter> charter(Level level, String sort) {
        return switch (level) {
            case Level.OfPot() -> Kinds.CHARTER.at("-", sort);
            case Level.OfSquad(var squad) -> Kinds.SQUAD_CHARTER.at(squad.value(), sort);
        };
    }

    /** What came of trying a model the last time. */
    public static Ref<ModelPing> ping(Slug model) {
        return Kinds.PING.at(model.value());
    }

    public static Ref<Owners> owners() {
        return Kinds.OWNERS.at("-", "OWNERS");
    }

    public static Ref<StopFlag> stop(StopSubject subject) {
        return Kinds.STOP.at("-", subject.key());
    }

    /** That a task was cancelled, where no worker can take it back. */
    public static Ref<StopFlag> cancelled(TaskId task) {
        return stop(new StopSubject.CancelledTask(task));
    }

    public static Ref<Filed> filed(TaskId task) {
        return Kinds.FILED.at(task.value());
    }

    /** How many tasks were handed on from this one. */
    public static Ref<Tally> children(TaskId task) {
        return Kinds.CHILDREN.at(task.value());
    }

    public static Ref<Department> department(DepartmentId id) {
        return Kinds.DEPARTMENT.at(id.value());
    }

    public static Ref<Squad> squad(SquadId id) {
        return Kinds.SQUAD.at(id.value());
    }

    public static Ref<Agent> agent(SquadId squad, AgentId id) {
        return Kinds.AGENT.at(squad.value(), "AGENT#" + id);
    }

    /** All agents of a squad. */
    public static Section<Agent> agents(SquadId squad) {
        return Section.of(Kinds.AGENT, squad.value(), "AGENT#");
    }

    public static Ref<Member> member(MemberId id) {
        return Kinds.MEMBER.at(id.value());
    }

    public static Ref<Link> link(ChannelUser account) {
        return Kinds.LINK.at(account.key());
    }

    /** @param account as {@link ChannelUser#key} spells it */
    public static Ref<Link> link(String account) {
        return Kinds.LINK.at(account);
    }

    /** By {@link #LINK}'s key, of the accounts of one workspace of a platform; {@code -} where its users have none. */
    public static Section<Entry> links(Platform platform, String workspace) {
        return Section.of(Kinds.LINKS, Kinds.workspace(new ChannelUser(platform, workspace, "-")));
    }

    /** @param binding the key of the channel, as {@link ChannelPlace#key} gives it */
    public static Ref<Presence> presence(MemberId member, String binding) {
        return Kinds.PRESENCE.at(member.value(), binding);
    }

    /** In which channels a member was seen. */
    public static Section<Presence> presences(MemberId member) {
        return Section.of(Kinds.PRESENCE, member.value());
    }

    /** Who was seen in a channel. */
    public static Section<Entry> present(String binding) {
        return Section.of(Kinds.PRESENT, binding);
    }

    /** When an account was last seen to be gone from a channel. */
    public static Ref<Left> left(String binding, ChannelUser account) {
        return Kinds.LEFT.at(binding, "LEFT#" + account.key());
    }

    public static Ref<SyncState> sync(String binding) {
        return Kinds.SYNC.at(binding);
    }

    /** Of something that keeper does every few minutes. */
    public static Ref<Beat> beat(String what) {
        return Kinds.BEAT.at("beat", what);
    }

    public static Ref<Credential> credential(Hash secret) {
        return Kinds.CREDENTIAL.at(secret.value());
    }

    /** The invitations to a scope and to those below it. */
    public static Section<Entry> invites(Scope scope) {
        return Section.of(Kinds.INVITES, Kinds.invitedTo(scope));
    }

    /** The one bootstrap token that may count. */
    public static Ref<Credential> bootstrap() {
        return Kinds.CREDENTIAL.at("bootstrap");
    }

    public static Ref<ChannelSettings> channel(Platform platform) {
        return Kinds.CHANNEL.at(platform.spelled());
    }

    public static Ref<RelayKey> relay(String keyId) {
        return Kinds.RELAY.at("relay." + keyId);
    }

    public static Ref<PublishedKeys> publishedKeys(Platform platform) {
        return Kinds.PUBLISHED_KEYS.at(platform.spelled());
    }

    /** @param id the hash of the delivery that it answers */
    public static Ref<Whisper> whisper(String id) {
        return Kinds.WHISPER.at(id);
    }

    public static Ref<Binding> binding(ChannelPlace place) {
        return Kinds.BINDING.at(place.key());
    }

    /** @param kind {@code department}, {@code squad.<department>}, {@code agent.<squad>}, {@code site.<squad>}, {@code email}, {@code channel} */
    public static Ref<NameTaken> name(String kind, String name) {
        return Kinds.NAME.at(kind + "." + name);
    }

    /** The key of a squad's, department's or agent's slug. */
    public static Ref<NameTaken> name(String kind, Slug slug) {
        return name(kind, slug.value());
    }

    public static Ref<Tally> tries(String door, String source) {
        return Kinds.TRIES.at(door + "." + source);
    }

    public static Ref<Connection> connection(ConnectionId id) {
        return Kinds.CONNECTION.at(id.value());
    }

    /** @param delivery as the sender named it; only its hash stands in the key */
    public static Ref<Delivery> delivery(String door, String delivery) {
        return Kinds.DELIVERY.at(door + "." + Hash.of(delivery));
    }

    /** @param time 1 for what a member says first */
    public static Ref<Verdict> verdict(ProposalId proposal, MemberId member, int time) {
        return Kinds.VERDICT.at(proposal.value(), "M#" + member + (time == 1 ? "" : "#" + time));
    }

    public static Ref<Verdict> verdict(ProposalId proposal, MemberId member) {
        return Kinds.VERDICT.at(proposal.value(), "M#" + member);
    }

    public static Section<Verdict> verdicts(ProposalId proposal) {
        return Section.of(Kinds.VERDICT, proposal.value(), "M#");
    }

    /** One between two members at a time. */
    public static Ref<Delegation> delegation(MemberId delegate, MemberId member) {
        return Kinds.DELEGATION.at(delegate.value(), "M#" + member);
    }

    /** For whom this member decides. */
    public static Section<Delegation> delegationsTo(MemberId delegate) {
        return Section.of(Kinds.DELEGATION, delegate.value(), "M#");
    }

    public static Ref<GateState> gate(ProposalId proposal) {
        return Kinds.GATE_STATE.at(proposal.value(), "STATE");
    }

    public static Ref<Edited> edited(ProposalId proposal) {
        return Kinds.EDITED.at(proposal.value(), "SELF");
    }

    public static Ref<Claim> claim(ProposalId proposal) {
        return Kinds.CLAIM.at(proposal.value(), "CLAIM");
    }

    public static Ref<Surroundings> surroundings(ProposalId id) {
        return Kinds.SURROUNDINGS.at(id.value(), "AROUND");
    }

    public static Ref<Inverse> inverse(ProposalId proposal) {
        return Kinds.INVERSE.at(proposal.value(), "INVERSE");
    }

    public static Ref<EffectOutcome> outcome(ProposalId proposal) {
        return Kinds.OUTCOME.at(proposal.value(), "OUTCOME");
    }

    public static Ref<Comparison> comparison(ProposalId proposal) {
        return Kinds.COMPARISON.at(proposal.value(), "COMPARISON");
    }

    public static Ref<AtWork> atWork(Connection site, ProposalId proposal) {
        return Kinds.AT_WORK.at(site.originHash().value(), proposal.value());
    }

    /** By what the site is, whichever squads work on it. */
    public static Section<AtWork> atWork(Connection site) {
        return Section.of(Kinds.AT_WORK, site.originHash().value());
    }

    public static Ref<TargetLock> lock(ConnectionId connection, String target) {
        return Kinds.LOCK.at(connection.value() + "." + Hash.of(target));
    }

    public static Ref<ChainLink> link(long seq) {
        return Kinds.CHAIN.at(Long.toString(seq / 1000), "%019d".formatted(seq));
    }

    public static Ref<ChainHead> head() {
        return Kinds.HEAD.at("head", "HEAD");
    }

    public static Ref<Swept> swept() {
        return Kinds.SWEPT.at("swept", "SWEPT");
    }

    /** By class too: one writer can't take the place of another's receipt, whose name it may foresee. */
    public static Ref<ChainPlace> sealing(RecordClass writer, ReceiptId receipt) {
        return Kinds.SEALED.at(writer.keyClass() + "." + receipt.value());
    }

    public static Ref<Recorded> recorded(RecordClass writer, ReceiptId receipt, String hour) {
        return Kinds.receipts(writer).at(hour, receipt.value());
    }

    public static Ref<Task> task(TaskId id) {
        return Kinds.TASK.at(id.value());
    }

    /** What names this task as the one that it comes from. */
    public static Section<Entry> handedOn(TaskId parent) {
        return Section.of(Kinds.TASKS, parent.value());
    }

    public static Ref<Assigned> assigned(TaskId task) {
        return Kinds.ASSIGNED.at(task.value());
    }

    public static Ref<Note> note(TaskId task, String ulid) {
        return Kinds.NOTE.at(task.value(), "NOTE#" + ulid);
    }

    public static Section<Note> notes(TaskId task) {
        return Section.of(Kinds.NOTE, task.value(), "NOTE#");
    }

    public static Ref<Run> run(RunId id) {
        return Kinds.RUN.at(id.value());
    }

    public static Ref<Step> step(Step.RunStep id) {
        return Kinds.STEP.at(id.run().value(), id.key());
    }

    public static Section<Step> steps(RunId run) {
        return Section.of(Kinds.STEP, run.value(), "STEP#");
    }

    public static Ref<ProposalBody> proposal(ProposalId id) {
        return Kinds.PROPOSAL.at(id.value(), "BODY");
    }

    public static Ref<Withdrawn> withdrawn(ProposalId id) {
        return Kinds.WITHDRAWN.at(id.value(), "WITHDRAWN");
    }

    public static Ref<Snapshot> snapshot(Hash text) {
        return Kinds.SNAPSHOT.at(text.value());
    }

    public static Ref<Fact> fact(MemoryScope scope, FactKey key) {
        return Kinds.FACT.at(scope.key(), "F#" + key);
    }

    /** @param prefix of their keys */
    public static Section<Fact> facts(MemoryScope scope, String prefix) {
        return Section.of(Kinds.FACT, scope.key(), "F#" + prefix);
    }

    /** Where a version goes when another takes its place; in turn with those a while before it. */
    public static Ref<Fact> factBefore(Fact fact) {
        return factBefore(fact.scope(), fact.key(), Math.floorMod(fact.version(), Fact.KEPT));
    }

    public static Ref<Fact> factBefore(MemoryScope scope, FactKey key, int slot) {
        return Kinds.FACT_BEFORE.at(scope.key(), "H#" + key + "#%02d".formatted(slot));
    }

    public static Section<Fact> factsBefore(MemoryScope scope, FactKey key) {
        return Section.of(Kinds.FACT_BEFORE, scope.key(), "H#" + key + "#");
    }

    /** One for each key: what is confirmed under it last is all that is. */
    public static Ref<Confirmation> confirmation(MemoryScope scope, FactKey key) {
        return Kinds.CONFIRMED.at(scope.key(), key.value());
    }

    /** By the facts' keys. */
    public static Section<Confirmation> confirmations(MemoryScope scope) {
        return Section.of(Kinds.CONFIRMED, scope.key());
    }

    /** How much agents remembered there in one run, or on one day. */
    public static Ref<Tally> remembered(MemoryScope scope, String when) {
        return Kinds.REMEMBERED.at("mem." + scope.key() + "." + when);
    }

    public static Ref<CardShown> card(TaskId task, ChannelPlace place) {
        return Kinds.CARD.at(task.value(), place.key());
    }

    public static Ref<Digest> digest(SquadId squad, ChannelPlace place) {
        return Kinds.DIGEST.at(squad.value(), "DIGEST#" + place.key());
    }

    public static Ref<Due> due(Due due) {
        return Kinds.DUE.at(due.shard(), due.key());
    }
}
