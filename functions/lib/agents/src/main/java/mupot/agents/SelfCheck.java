package mupot.agents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.id.Hash;
import mupot.kernel.run.Skill;

/**
 * What code can say of a draft before anyone looks at it.
 *
 * @param befores the texts that the drafts were made from
 * @param stale drafts whose text was changed by someone else meanwhile
 * @param brought faults that the draft would bring
 * @param mended how many faults it would mend
 * @param covered whether the checks look into any of the drafts
 * @param foreign origins that no text of theirs named before
 */
record SelfCheck(
        SortedMap<String, String> befores,
        List<String> stale,
        List<PageChecks.Finding> brought,
        int mended,
        boolean covered,
        List<String> foreign) {

    private static final int MOST = 20;

    static SelfCheck of(Skill.Site site, PageChecks checks, SortedMap<String, Noted.Drafted> drafts) {
        var befores = new TreeMap<String, String>();
        var texts = new TreeMap<String, String>();
        var stale = new ArrayList<String>();
        drafts.forEach((target, drafted) -> {
            Optional<String> live = site.read(target);
            live.ifPresent(text -> befores.put(target, text));
            texts.put(target, drafted.text());
            if (!live.map(Hash::of).equals(drafted.base())) {
                stale.add(target);
            }
        });
        List<PageChecks.Finding> before = checks.check(Site.pages(site, new TreeMap<>()));
        List<PageChecks.Finding> after = checks.check(Site.pages(site, texts));
        List<PageChecks.Finding> brought = without(after, before);
        return new SelfCheck(
                befores,
                stale,
                brought,
                without(before, after).size(),
                texts.keySet().stream().anyMatch(checks::covers),
                foreign(befores, texts));
    }

    /** What has to be mended before anyone looks at it; empty: nothing. */
    Optional<String> fault() {
        if (!stale.isEmpty()) {
            return Optional.of("Changed by someone else since you drafted:\n"
                    + Fence.around("checks", String.join("\n", stale))
                    + "\nDiscard these drafts, read the texts again and draft anew.");
        }
        return brought.isEmpty()
                ? Optional.empty()
                : Optional.of("Your drafts would bring new faults. Mend them:\n"
                        + Fence.around("checks", String.join("\n", lines())));
    }

    /** For the one who decides. */
    List<String> told() {
        var told = new ArrayList<String>();
        told.add(
                covered
                        ? "mechanical checks: no new fault, " + mended + " mended"
                        : "mechanical checks: none, as they don't look into texts of this kind");
        if (!foreign.isEmpty()) {
            told.add("leads to places that these texts didn't name before: " + String.join(", ", foreign));
        }
        return told;
    }

    private List<String> lines() {
        return brought.stream()
                .limit(MOST)
                .map(finding -> finding.target() + ": " + finding.check() + ": " + finding.what())
                .toList();
    }

    private static List<PageChecks.Finding> without(List<PageChecks.Finding> all, List<PageChecks.Finding> those) {
        Set<PageChecks.Finding> known = new HashSet<>(those);
        return all.stream().filter(finding -> !known.contains(finding)).toList();
    }

    private static List<String> foreign(SortedMap<String, String> befores, SortedMap<String, String> texts) {
        Set<String> known = new HashSet<>();
        befores.values().forEach(text -> known.addAll(Places.in(text)));
        Set<String> foreign = new TreeSet<>();
        texts.values().forEach(text -> foreign.addAll(Places.in(text)));
        foreign.removeAll(known);
        List<String> some = new ArrayList<>(foreign.stream().limit(MOST).toList());
        if (foreign.size() > MOST) {
            some.add("and " + (foreign.size() - MOST) + " more");
        }
        return some;
    }
}
