package mupot.sitecare.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import mupot.sitecare.check.Fault.Repair;
import mupot.sitecare.page.Edit;
import mupot.sitecare.page.WebSite;

/** One page among a few others, by what is found on it and what its repairs make of it. */
final class PageCase {

    private final TreeMap<String, String> files = new TreeMap<>();
    private final String target;

    PageCase(String target, String text) {
        this.target = target;
        files.put(target, text);
    }

    PageCase among(String... targets) {
        for (String other : targets) {
            files.put(other, other.endsWith(".html") ? "<p id=here>" + other : "");
        }
        return this;
    }

    PageCase beside(String other, String text) {
        files.put(other, text);
        return this;
    }

    List<Fault> faults() {
        var site = WebSite.of(files, List.of(), WebSite.Coverage.WHOLE);
        return new Audit(LocalDate.of(2026, 11, 22)).of(site, List.of(target));
    }

    List<String> found() {
        return faults().stream().map(fault -> fault.check().id()).toList();
    }

    String repaired() {
        var edits = new ArrayList<Edit>();
        for (Fault fault : faults()) {
            switch (fault.repair()) {
                case Repair.Fix fix -> edits.addAll(fix.edits());
                case Repair.Left left -> {}
            }
        }
        return Edit.applied(files.get(target), edits);
    }
}
