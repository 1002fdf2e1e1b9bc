package mupot.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.connector.Payload;
import mupot.kernel.id.Hash;
import mupot.kernel.memory.Fact;
import mupot.kernel.memory.FactKey;
import mupot.kernel.memory.Recalled;
import mupot.kernel.memory.RememberAsAgent;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.ToolCall;
import mupot.kernel.model.ToolSpec;
import mupot.kernel.org.Agent;
import mupot.kernel.policy.Answer;
import mupot.kernel.run.Briefing;
import mupot.kernel.run.Skill;
import mupot.kernel.task.HandOn;

/** Does what one answer asks for. It reads the site and drafts; a call that makes no sense gets its reason for a result. */
final class Acting {

    private static final int MOST_CALLS = 20;
    private static final int MOST_NAMES = 500;
    private static final int MOST_HITS = 50;
    private static final int MOST_FINDINGS = 100;
    private static final int AROUND = 80;
    private static final int LONGEST_RESULT = 40_000;
    private static final int LONGEST_MARKED = 39_000;

    /** What says how it went, and shows nothing of the site. */
    private static final int SHORT = 300;

    private static final int LONGEST_TEXT = 250 * 1024;
    private static final int LONGEST_SUMMARY = 1000;
    private static final int LONGEST_SOURCE = 200;
    private static final int MOST_TOGETHER = 250 * 1024;

    /** What one step may note of results and drafts together. */
    private static final int ROOM = 250 * 1024;

    /** What one result takes beside its texts. */
    private static final int FRAME = 80;

    private static final String NOTHING_DRAFTED =
            "You have drafted nothing. Draft a change first, or end with an answer.";
    private static final String HANDED_ON = "Handed on to ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,400}");

    /** What a person who is shown a name doesn't see of it. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private final Skill.Site site;
    private final PageChecks checks;
    private final List<ToolSpec> granted;
    private final Skill.Memory memory;
    private final List<String> influences;
    private final SortedMap<String, Noted.Drafted> drafts;
    private final Map<String, Noted.Drafted> changed = new TreeMap<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private final List<HandOn> handedOn = new ArrayList<>();
    private final int handedOnBefore;
    private final List<Agent> colleagues;
    private final List<Noted.Result> results = new ArrayList<>();
    private int room = ROOM;
    private Optional<Noted.Finished> finished = Optional.empty();
    private Optional<String> answer = Optional.empty();

    /** @param influences what untrusted was read before */
    Acting(
            Skill.Situation situation,
            PageChecks checks,
            List<ToolSpec> granted,
            Transcript transcript,
            List<String> influences) {
        this.site = situation.site();
        this.memory = situation.memory();
        this.colleagues = situation.briefing().map(Briefing::colleagues).orElse(List.of());
        this.influences = influences;
        this.checks = checks;
        this.granted = granted;
        this.drafts = new TreeMap<>(transcript.drafts());
        this.handedOnBefore = transcript.handedOn();
    }

    /** Whether it stands for a task that another agent was given. */
    static boolean isHandedOn(Noted.Result result) {
        return result.tool().equals(Tools.HAND_ON) && result.text().startsWith(HANDED_ON);
    }

    /** What goes to others with this step. */
    List<HandOn> handedOn() {
        return List.copyOf(handedOn);
    }

    Noted.Acted on(ModelReply.Said said) {
        room -= said.calls().stream()
                .mapToInt(call -> FRAME + Cut.weight(call.id()) + Cut.weight(call.tool()))
                .sum();
        int done = 0;
        for (ToolCall call : said.calls()) {
            String text = done < MOST_CALLS ? fitting(call) : "Not made: too many at once.";
            done++;
            results.add(new Noted.Result(call.id(), call.tool(), text));
        }
        if (drafts.isEmpty()) {
            finished = Optional.empty();
        }
        // The one that ends the draft is answered with what is found in it.
        Optional<String> open = finished.flatMap(Noted.Finished::callId);
        results.removeIf(result -> open.filter(result.callId()::equals).isPresent());
        return new Noted.Acted(results, changed, dropped, read, finished, answer.filter(_ -> drafts.isEmpty()));
    }

    /** What doesn't fit in one step any more can be asked for in the next one; it counts as not read. */
    private String fitting(ToolCall call) {
        int before = read.size();
        String shown = Cut.to(result(call), LONGEST_RESULT);
        int weighs = Cut.weight(shown)
                + read.subList(before, read.size()).stream()
                        .mapToInt(Cut::weight)
                        .sum();
        if (weighs > room && shown.length() > SHORT) {
            read.subList(before, read.size()).clear();
            return "Left out, as it is too much for one answer. Ask for it alone.";
        }
        room -= weighs;
        return shown;
    }

    private String result(ToolCall call) {
        boolean known = granted.stream().anyMatch(tool -> tool.name().equals(call.tool()));
        if (!known) {
            return "There is no such tool. Yours are: "
                    + granted.stream().map(ToolSpec::name).collect(Collectors.joining(", ")) + ".";
        }
        if (call.malformed()) {
            return "The arguments were no object of plain values. Nothing was done.";
        }
        Optional<String> missing = missing(call);
        if (missing.isPresent()) {
            return "The argument '" + missing.get() + "' is missing. Nothing was done.";
        }
        if (call.arguments().values().stream().anyMatch(text -> text.contains(Compaction.MARK))) {
            return "An argument holds a line that stands for what was left out. Write it out in full. Nothing was done.";
        }
        return switch (call.tool()) {
            case Tools.LIST -> list(of(call, "prefix"));
            case Tools.READ -> read(of(call, "target"), of(call, "from"));
            case Tools.SEARCH -> search(of(call, "text"));
            case Tools.CHECK -> check(of(call, "target"));
            case Tools.REPLACE -> replace(of(call, "target"), of(call, "old"), of(call, "new"));
            case Tools.WRITE -> write(of(call, "target"), of(call, "text"));
            case Tools.DISCARD -> discard(of(call, "target"));
            case Tools.RECALL -> recall(of(call, "prefix"));
            case Tools.REMEMBER -> remember(of(call, "key"), of(call, "text"));
            case Tools.HAND_ON -> handOn(of(call, "agent"), of(call, "title"), of(call, "body"), of(call, "done_when"));
            case Tools.FINISH -> finish(of(call, "summary"), call.id());
            case Tools.ANSWER -> answer(of(call, "text"));
            default -> "There is no such tool.";
        };
    }

    private Optional<String> missing(ToolCall call) {
        return granted.stream()
                .filter(tool -> tool.name().equals(call.tool()))
                .flatMap(tool -> tool.parameters().stream())
                .filter(ToolSpec.Parameter::required)
                .map(ToolSpec.Parameter::name)
                .filter(name -> !call.arguments().containsKey(name))
                .findFirst();
    }

    private static String of(ToolCall call, String argument) {
        return call.arguments().getOrDefault(argument, "");
    }

    private String list(String prefix) {
        List<String> names =
                site.targets().stream().filter(name -> name.startsWith(prefix)).toList();
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining("\n"));
        String more = names.size() > MOST_NAMES ? "\nand " + (names.size() - MOST_NAMES) + " more" : "";
        seen("names");
        return names.isEmpty() ? "Nothing." : marked("names", shown + more);
    }

    private String read(String target, String from) {
        Optional<String> text = present(target);
        if (text.isEmpty()) {
            return absent(target);
        }
        Optional<Integer> wanted = number(from);
        if (wanted.isEmpty()) {
            return "Where to begin is a number of characters, from 0. Nothing was read.";
        }
        seen(target);
        int begin = Math.min(wanted.get(), text.get().length());
        int end = Math.min(begin + LONGEST_RESULT / 2, text.get().length());
        String rest = end < text.get().length() ? "\nIt goes on at " + end + "." : "";
        return Fence.around(site.kind() + ":" + target, Cut.between(text.get(), begin, end)) + rest;
    }

    private Optional<String> present(String target) {
        return Optional.ofNullable(drafts.get(target)).map(Noted.Drafted::text).or(() -> site.read(target));
    }

    private String search(String wanted) {
        if (wanted.isBlank()) {
            return "Search for a text, not for nothing.";
        }
        var hits = new ArrayList<String>();
        Pattern pattern = Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        for (String target : site.targets()) {
            String text = present(target).orElse("");
            Matcher found = pattern.matcher(text);
            if (hits.size() < MOST_HITS && found.find()) {
                seen(target);
                String around = Cut.between(text, found.start() - AROUND, found.end() + AROUND);
                hits.add(target + ": … " + around.replace('\n', ' ') + " …");
            }
        }
        return hits.isEmpty() ? "It stands nowhere." : marked("search", String.join("\n", hits));
    }

    private String check(String target) {
        if (target.isEmpty() ? site.targets().stream().noneMatch(checks::covers) : !checks.covers(target)) {
            return "The checks don't look into texts of this kind; nothing was checked. Look for yourself.";
        }
        seen("checks");
        List<String> found = checks.check(Site.pages(site, texts())).stream()
                .filter(finding -> target.isEmpty() || finding.target().equals(target))
                .limit(MOST_FINDINGS)
                .map(finding -> finding.target() + ": " + finding.check() + ": " + finding.what())
                .toList();
        return found.isEmpty() ? "The checks find nothing." : marked("checks", String.join("\n", found));
    }

    private SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        drafts.forEach((name, drafted) -> texts.put(name, drafted.text()));
        return texts;
    }

    private String replace(String target, String old, String other) {
        Optional<String> text = present(target);
        if (text.isEmpty()) {
            return absent(target);
        }
        int at = old.isEmpty() ? -1 : text.get().indexOf(old);
        if (at < 0) {
            return "The old text doesn't stand there. Read it again; letter case and spaces count.";
        }
        if (text.get().indexOf(old, at + 1) >= 0) {
            return "The old text stands there more than once. Give more of what is around it.";
        }
        return draft(target, text.get().substring(0, at) + other + text.get().substring(at + old.length()));
    }

    private String write(String target, String text) {
        boolean newName = !site.targets().contains(target) && !drafts.containsKey(target);
        if (newName && !isName(target)) {
            return "That is no name for a text of this site.";
        }
        Optional<String> obstacle = newName && site.read(target).isEmpty() ? site.obstacle(target) : Optional.empty();
        return obstacle.map(why -> why + " Nothing was drafted.").orElseGet(() -> draft(target, text));
    }

    private String absent(String target) {
        return "There is no text of that name."
                + site.obstacle(target).map(" "::concat).orElse("");
    }

    private static boolean isName(String target) {
        return !target.isBlank()
                && target.length() <= 500
                && target.equals(target.strip())
                && !UNSEEN.matcher(target).find()
                && !target.startsWith("/")
                && !List.of(target.split("/", -1)).contains("..");
    }

    private String draft(String target, String text) {
        if (text.length() > LONGEST_TEXT
                || texts().values().stream().mapToInt(String::length).sum() + text.length() > MOST_TOGETHER) {
            return "That is more than one proposal can hold. Nothing was drafted.";
        }
        if (Cut.weight(text) > room) {
            return "That is more than one step can note. Draft it alone, or a shorter text. Nothing was drafted.";
        }
        if (!drafts.containsKey(target) && drafts.size() >= Payload.MAX_CHANGES) {
            return "A proposal changes at most " + Payload.MAX_CHANGES + " texts. Nothing was drafted.";
        }
        Optional<String> live = site.read(target);
        if (live.filter(text::equals).isPresent()) {
            drafts.remove(target);
            changed.remove(target);
            dropped.add(target);
            return "That is what stands there already; there is no draft of it now.";
        }
        var drafted = new Noted.Drafted(
                Optional.ofNullable(drafts.get(target)).map(Noted.Drafted::base).orElseGet(() -> live.map(Hash::of)),
                text);
        room -= Cut.weight(text);
        drafts.put(target, drafted);
        changed.put(target, drafted);
        dropped.remove(target);
        return "Drafted. Nothing has changed on the site.";
    }

    private String discard(String target) {
        if (drafts.remove(target) == null) {
            return "You have drafted nothing of that name.";
        }
        changed.remove(target);
        dropped.add(target);
        return "Dropped.";
    }

    private String recall(String prefix) {
        if (!FactKey.canBeginWith(prefix)) {
            return "No key begins so.";
        }
        List<Recalled> known = memory.recall(prefix);
        List<Recalled> told = Remembered.fitting(known, LONGEST_MARKED);
        told.stream().filter(Remembered::untrusted).map(Remembered::source).forEach(read::add);
        String more = told.size() < known.size() ? "\nand more: ask with a longer prefix" : "";
        return known.isEmpty() ? "Nothing is known of that." : Remembered.told(told) + more;
    }

    private String remember(String key, String text) {
        Optional<FactKey> named = FactKey.of(key);
        if (named.isEmpty()) {
            return "A key is short, lower case, of letters, digits and . _ / -. Nothing was kept.";
        }
        List<String> all = all();
        var wanted = new RememberAsAgent.Wanted(RememberAsAgent.Tier.SQUAD, named.get(), text, all, !all.isEmpty());
        return switch (memory.remember(wanted)) {
            case Answer.Given<Fact> _ -> "Kept. It counts once a person stands for it.";
            case Answer.Refused<Fact>(var refusal) -> refusal.sentence() + " Nothing was kept.";
        };
    }

    /** What untrusted was read up to this call. */
    private List<String> all() {
        List<String> all = new ArrayList<>(influences);
        all.addAll(read);
        return all;
    }

    private String handOn(String agent, String title, String body, String doneWhen) {
        Optional<Agent> colleague = colleagues.stream()
                .filter(one -> one.slug().value().equals(agent))
                .findFirst();
        if (colleague.isEmpty()) {
            return "Your squad has no such agent. The others are: "
                    + colleagues.stream().map(one -> one.slug().value()).collect(Collectors.joining(", ")) + ".";
        }
        if (handedOnBefore + handedOn.size() >= HandOn.MOST) {
            return "You have handed on " + HandOn.MOST + " tasks, and that is the most. Nothing was handed on.";
        }
        var wish = new HandOn(colleague.get().slug(), title, body, doneWhen, all());
        if (!wish.fits()) {
            return "A task has a title of one line and at most 4,000 characters of text. Nothing was handed on.";
        }
        handedOn.add(wish);
        return HANDED_ON + colleague.get().name() + ".";
    }

    private String finish(String summary, String callId) {
        if (finished.isPresent()) {
            return "You have said so already.";
        }
        if (drafts.isEmpty()) {
            return NOTHING_DRAFTED;
        }
        finished = Optional.of(new Noted.Finished(Cut.to(summary, LONGEST_SUMMARY), Optional.of(callId)));
        return NOTHING_DRAFTED;
    }

    private String answer(String text) {
        if (!drafts.isEmpty()) {
            return "You have drafts. Finish them, or discard them before you answer.";
        }
        answer = Optional.of(text);
        return "Given.";
    }

    /** Empty: it is none. One that is larger than any text counts as the end of it. */
    private static Optional<Integer> number(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return Optional.of(0);
        }
        if (!NUMBER.matcher(plain).matches()) {
            return Optional.empty();
        }
        return Optional.of(plain.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(plain));
    }

    /** Cut before it is marked: the mark that ends it has to be there. */
    private String marked(String what, String text) {
        return Fence.around(site.kind() + ":" + what, Cut.to(text, LONGEST_MARKED));
    }

    /** A source as proposals name it. */
    private void seen(String what) {
        String source = site.kind() + ":" + Cut.to(what, LONGEST_SOURCE);
        if (!read.contains(source)) {
            read.add(source);
        }
    }
}
