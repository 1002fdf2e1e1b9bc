package mupot.agents;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.ToolCall;

/** What whoever checked a draft said of it. Whatever isn't clearly a pass is none. */
record Verdict(boolean pass, String findings, List<String> criteria) {

    private static final int LONGEST = 4000;
    private static final int MOST_CRITERIA = 20;
    private static final int LONGEST_LINE = 300;
    private static final Pattern UNMET = Pattern.compile("(?i)^[^\\p{L}]*(?:not[ -]?met|unmet)\\b");

    /** Empty: it said nothing that is a verdict. Of several the one that isn't a pass counts. */
    static Optional<Verdict> in(ModelReply.Said said) {
        return said.calls().stream()
                .filter(call -> call.tool().equals(Tools.VERDICT))
                .map(call -> of(call, said.cutOff()))
                .reduce((one, other) -> one.pass() ? other : one);
    }

    private static Verdict of(ToolCall call, boolean cutOff) {
        List<String> criteria = call.arguments()
                .getOrDefault("criteria", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_CRITERIA)
                .map(line -> Cut.to(line, LONGEST_LINE))
                .toList();
        boolean said = call.arguments().getOrDefault("pass", "").strip().equalsIgnoreCase("true");
        boolean clear = !call.malformed() && !cutOff && criteria.stream().noneMatch(Verdict::isUnmet);
        return new Verdict(said && clear, Cut.to(call.arguments().getOrDefault("findings", ""), LONGEST), criteria);
    }

    /** Who passes what isn't met contradicts themselves. */
    private static boolean isUnmet(String criterion) {
        return UNMET.matcher(criterion).find();
    }
}
