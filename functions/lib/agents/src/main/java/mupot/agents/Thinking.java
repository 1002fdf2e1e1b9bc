package mupot.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import mupot.kernel.charter.Broken;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.gate.Rendering;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.ToolSpec;
import mupot.kernel.model.Turn;
import mupot.kernel.run.Briefing;
import mupot.kernel.run.Skill;
import mupot.kernel.task.TaskState;

/**
 * Does whatever a task asks with the help of a model: plan, look, draft, check; then a colleague of another role looks at
 * the draft, and it comes back until it passes or came back often enough. What the model says decides only which tools
 * run and what is drafted; what it may touch, what it may cost and what leaves was settled before it was asked.
 *
 * @param rendering shows a draft as a difference to whoever checks it
 */
public record Thinking(PageChecks checks, Rendering rendering) implements Skill {

    /** How often a model is asked in one run before it counts as having lost its way. */
    static final int MOST_ANSWERS = 40;

    static final int MOST_REJECTIONS = 3;

    private static final int LONGEST_DIFF = 120_000;
    private static final int LONGEST_SUMMARY = 1000;
    private static final int LONGEST_REMARK = 300;

    @Override
    public String name() {
        return THINKING;
    }

    @Override
    public Next next(Situation situation) {
        return situation
                .briefing()
                .<Next>map(briefing -> new Work(situation, briefing).next())
                .orElseGet(() -> new Next.Wait(TaskState.Reason.NO_MODEL, "No model is connected."));
    }

    /** One step of one run. */
    private final class Work {

        private final Situation situation;
        private final Briefing briefing;
        private final Transcript transcript;
        private final List<ToolSpec> tools;

        Work(Situation situation, Briefing briefing) {
            this.situation = situation;
            this.briefing = briefing;
            this.transcript = Transcript.of(briefing.agent().id(), situation.journal());
            this.tools = Tools.granted(briefing.agent().tools());
        }

        Next next() {
            return switch (transcript.position()) {
                case Transcript.Position.Begins() -> asks();
                case Transcript.Position.Answered(var said) -> acts(said);
                case Transcript.Position.Ends(var answer) -> new Next.Answer(answer, influences());
                case Transcript.Position.Ready(var finished) -> looksAt(finished);
                case Transcript.Position.Judged(var finished, var said) -> judged(finished, said);
            };
        }

        private Next asks() {
            if (transcript.answers() >= MOST_ANSWERS) {
                return new Next.GiveUp(
                        "It asked its model " + MOST_ANSWERS + " times and came to no end. Ask for less at a time.");
            }
            List<Turn> turns = new ArrayList<>(prompt().forTheAuthor());
            turns.addAll(transcript.turns());
            return new Next.Ask(
                    "think", briefing.agent(), briefing.models(), Compaction.of(turns), tools, false, shown());
        }

        private Next acts(ModelReply.Said said) {
            if (said.calls().isEmpty()) {
                return saidInWords(said);
            }
            Acting acting = new Acting(situation, checks, tools, transcript, influences());
            Noted.Acted acted = acting.on(said);
            return new Next.Checkpoint(named(said), acted.written(), acting.handedOn());
        }

        /** An answer without a call: of a question, or that the drafts are ready. */
        private Next saidInWords(ModelReply.Said said) {
            if (said.cutOff() || said.text().isBlank()) {
                return mends(
                        "Your answer ended too early. Do less at once, and use the tools.", false, Optional.empty());
            }
            if (transcript.drafts().isEmpty()) {
                return new Next.Answer(said.text(), influences());
            }
            var finished = new Noted.Finished(Cut.to(said.text(), LONGEST_SUMMARY), Optional.empty());
            return new Next.Checkpoint(
                    "finish",
                    new Noted.Acted(
                                    List.of(),
                                    new TreeMap<>(),
                                    List.of(),
                                    List.of(),
                                    Optional.of(finished),
                                    Optional.empty())
                            .written());
        }

        private Next looksAt(Noted.Finished finished) {
            SelfCheck check = check();
            Optional<String> fault = check.fault().or(() -> broken(check.befores()));
            if (fault.isPresent()) {
                return mends(fault.get(), false, finished.callId());
            }
            if (briefing.checker().isEmpty()) {
                return proposes(finished, check, List.of("nobody else of the squad could look at it"));
            }
            Briefing.Colleague checker = briefing.checker().get();
            return new Next.Ask(
                    "have it checked",
                    checker.agent(),
                    checker.models(),
                    prompt().forTheChecker(
                                    checker.agent(),
                                    finished.summary(),
                                    Cut.to(diff(check), LONGEST_DIFF),
                                    String.join("\n", told(check))),
                    List.of(Tools.JUDGEMENT),
                    true);
        }

        private Next judged(Noted.Finished finished, ModelReply.Said said) {
            String who =
                    briefing.checker().map(checker -> checker.agent().name()).orElse("whoever checked it");
            Verdict verdict = Verdict.in(said).orElse(new Verdict(false, "No verdict was given on it.", List.of()));
            if (verdict.pass()) {
                List<String> told = new ArrayList<>(List.of(who + " has looked at it: pass"));
                if (!verdict.findings().isBlank()) {
                    told.add("with this remark: " + Cut.to(verdict.findings().strip(), LONGEST_REMARK));
                }
                verdict.criteria().forEach(line -> told.add("done when: " + line));
                return proposes(finished, check(), told);
            }
            return transcript.rejections() + 1 >= MOST_REJECTIONS
                    ? new Next.GiveUp(who + " sent the draft back " + MOST_REJECTIONS + " times, last because: "
                            + verdict.findings())
                    : mends(
                            who + " has looked at your draft and sends it back:\n"
                                    + Fence.around("checker", verdict.findings()),
                            true,
                            finished.callId());
        }

        private Next mends(String text, boolean checker, Optional<String> callId) {
            return new Next.Checkpoint(
                    checker ? "mend what was found" : "mend", new Noted.Findings(checker, text, callId).written());
        }

        private Next proposes(Noted.Finished finished, SelfCheck check, List<String> looked) {
            if (check.fault().isPresent()) {
                return mends(check.fault().get(), false, finished.callId());
            }
            List<String> told = new ArrayList<>(told(check));
            told.addAll(looked);
            return new Next.Propose(
                    finished.summary(), transcript.texts(), check.befores(), told, List.of(), influences());
        }

        /** Everything untrusted that the agent has been shown, on its own wish or without. */
        private List<String> influences() {
            return Stream.concat(Stream.concat(briefing.handedOn().stream(), remembered()), transcript.read().stream())
                    .distinct()
                    .toList();
        }

        /** Told without being asked for. */
        private Stream<String> remembered() {
            return briefing.memory().stream().filter(Remembered::untrusted).map(Remembered::source);
        }

        /** Forgotten later, it has been read all the same. */
        private List<String> shown() {
            return remembered()
                    .distinct()
                    .filter(source -> !transcript.read().contains(source))
                    .toList();
        }

        private SelfCheck check() {
            return SelfCheck.of(situation.site(), checks, transcript.drafts());
        }

        /** What agents must never do holds before anyone is asked to look at it. */
        private Optional<String> broken(SortedMap<String, String> befores) {
            List<Broken> broken = briefing.broken(befores, transcript.texts());
            return broken.isEmpty()
                    ? Optional.empty()
                    : Optional.of("What you have drafted must never be done:\n"
                            + Fence.around("checks", Broken.inWords(broken)) + "\nDraft it otherwise.");
        }

        private String diff(SelfCheck check) {
            return rendering.diff(check.befores(), transcript.texts());
        }

        /** What code says of it; and that a colleague sees only the beginning, for the colleague and for who decides. */
        private List<String> told(SelfCheck check) {
            List<String> told = new ArrayList<>(check.told());
            if (briefing.checker().isPresent() && diff(check).length() > LONGEST_DIFF) {
                told.add("too long to be looked at whole: " + LONGEST_DIFF + " of "
                        + diff(check).length() + " characters of the difference are shown to the checking agent");
            }
            return told;
        }

        private Prompt prompt() {
            return new Prompt(briefing, situation);
        }

        private static String named(ModelReply.Said said) {
            String names = String.join(
                    ", ",
                    said.calls().stream().map(call -> call.tool()).limit(5).toList());
            String plain = names.replaceAll("[^a-z0-9_, -]", "?");
            return plain.length() <= 100 ? plain : plain.substring(0, 100);
        }
    }
}
