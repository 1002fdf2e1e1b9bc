package mupot.sitecare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.kernel.connector.Payload;
import mupot.sitecare.check.Audit;
import mupot.sitecare.check.Fault;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.Edit;
import mupot.sitecare.page.WebSite;

/**
 * Makes new texts out of the faults' repairs: as many pages as fit into one proposal. The drafted site is audited as a
 * whole, and a repair that brings a new fault is dropped.
 */
final class Drafting {

    private static final String OVERLAPS = "another repair changes the same place";

    private final WebSite site;
    private final Audit audit;

    Drafting(WebSite site, Audit audit) {
        this.site = site;
        this.audit = audit;
    }

    /** Without a look at what the drafts themselves would be found to be. */
    Draft draft(List<Fault> found) {
        List<Fault> faults = withoutOverlaps(found);
        var texts = new TreeMap<String, String>();
        var waiting = new ArrayList<String>();
        var tooLarge = new TreeSet<String>();
        int bytes = 0;
        for (var page : edits(faults).entrySet()) {
            String text = Edit.applied(textOf(page.getKey()), page.getValue());
            String before = textOf(page.getKey());
            int size = Weight.inPayload(page.getKey(), text);
            if (size > Weight.MAX_PAYLOAD || Weight.stored(before) > Weight.MAX_STORED) {
                tooLarge.add(page.getKey());
            } else if (texts.size() < Payload.MAX_CHANGES && bytes + size <= Weight.MAX_PAYLOAD) {
                texts.put(page.getKey(), text);
                bytes += size;
            } else {
                waiting.add(page.getKey());
            }
        }
        List<Fault> kept = leaving(
                leaving(faults, fault -> tooLarge.contains(fault.target()), "the page is too large for a proposal"),
                fault -> waiting.contains(fault.target()),
                "waits for the next proposal, as this one is full");
        return Draft.of(texts, kept, waiting);
    }

    /** The draft without the repairs that would bring a fault which isn't there now. */
    Draft checked(Draft first) {
        Map<Finding, Integer> before = counted(audit.of(site));
        Draft draft = first;
        while (!draft.texts().isEmpty()) {
            var fresh = firstNew(before, audit.of(site.with(draft.texts())));
            if (fresh.isEmpty()) {
                return draft;
            }
            draft = without(draft, culprits(draft, fresh.get()), fresh.get());
        }
        return draft;
    }

    private static Optional<Fault> firstNew(Map<Finding, Integer> before, List<Fault> after) {
        var seen = new HashMap<Finding, Integer>();
        return after.stream()
                .filter(fault -> seen.merge(fault.finding(), 1, Integer::sum) > before.getOrDefault(fault.finding(), 0))
                .findFirst();
    }

    /** The nearest repairs that can have brought it: on its page by its check, on its page, by its check, all. */
    private static Set<Fault> culprits(Draft draft, Fault fresh) {
        List<Predicate<Fault>> circles = List.of(
                fault -> fault.target().equals(fresh.target()) && fault.check() == fresh.check(),
                fault -> fault.target().equals(fresh.target()),
                fault -> fault.check() == fresh.check(),
                fault -> true);
        return circles.stream()
                .map(circle -> (Set<Fault>) new LinkedHashSet<>(
                        draft.repaired().stream().filter(circle).toList()))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private Draft without(Draft draft, Set<Fault> culprits, Fault fresh) {
        List<Fault> faults = leaving(
                draft.faults(),
                culprits::contains,
                "its repair would bring another fault: %s %s".formatted(fresh.target(), fresh.what()));
        var texts = new TreeMap<String, String>();
        edits(faults).forEach((target, edits) -> texts.put(target, Edit.applied(textOf(target), edits)));
        return Draft.of(texts, faults, draft.waiting());
    }

    private String textOf(String target) {
        return Objects.requireNonNull(site.pages().get(target), "faults are those of pages")
                .text();
    }

    private static List<Fault> leaving(List<Fault> faults, Predicate<Fault> which, String why) {
        return faults.stream()
                .map(fault -> Draft.isFixed(fault.repair()) && which.test(fault) ? fault.leftAlone(why) : fault)
                .toList();
    }

    private static List<Fault> withoutOverlaps(List<Fault> faults) {
        var taken = new TreeMap<String, List<Edit>>();
        var result = new ArrayList<Fault>();
        for (Fault fault : faults) {
            List<Edit> edits = editsOf(fault);
            List<Edit> before = taken.computeIfAbsent(fault.target(), target -> new ArrayList<>());
            boolean overlap = edits.stream().anyMatch(edit -> before.stream().anyMatch(edit::overlaps));
            result.add(overlap ? fault.leftAlone(OVERLAPS) : fault);
            before.addAll(overlap ? List.of() : edits);
        }
        return result;
    }

    private static SortedMap<String, List<Edit>> edits(List<Fault> faults) {
        var edits = new TreeMap<String, List<Edit>>();
        for (Fault fault : faults) {
            if (Draft.isFixed(fault.repair())) {
                edits.computeIfAbsent(fault.target(), target -> new ArrayList<>())
                        .addAll(editsOf(fault));
            }
        }
        return edits;
    }

    private static List<Edit> editsOf(Fault fault) {
        return switch (fault.repair()) {
            case Repair.Fix fix -> fix.edits();
            case Repair.Left left -> List.of();
        };
    }

    private static Map<Finding, Integer> counted(List<Fault> faults) {
        var counts = new HashMap<Finding, Integer>();
        faults.forEach(fault -> counts.merge(fault.finding(), 1, Integer::sum));
        return counts;
    }
}
