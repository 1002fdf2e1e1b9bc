package mupot.sitecare;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import mupot.sitecare.check.Check;
import mupot.sitecare.check.Fault;
import mupot.sitecare.check.Fault.Repair;

/**
 * What the repairs make of the site.
 *
 * @param texts the new texts by target; a page without repairs isn't there
 * @param faults every fault; one that isn't repaired by these texts says why
 * @param waiting pages whose repairs didn't fit into one proposal
 */
record Draft(SortedMap<String, String> texts, List<Fault> faults, List<String> waiting) {

    long found(Check check) {
        return faults.stream().filter(fault -> fault.check() == check).count();
    }

    long repaired(Check check) {
        return repaired().stream().filter(fault -> fault.check() == check).count();
    }

    List<Fault> repaired() {
        return faults.stream().filter(fault -> isFixed(fault.repair())).toList();
    }

    List<Fault> left() {
        return faults.stream().filter(fault -> !isFixed(fault.repair())).toList();
    }

    static boolean isFixed(Repair repair) {
        return switch (repair) {
            case Repair.Fix fix -> true;
            case Repair.Left left -> false;
        };
    }

    static String why(Fault fault) {
        return switch (fault.repair()) {
            case Repair.Fix fix -> "";
            case Repair.Left left -> left.why();
        };
    }

    static Draft of(Map<String, String> texts, List<Fault> faults, List<String> waiting) {
        return new Draft(new java.util.TreeMap<>(texts), List.copyOf(faults), List.copyOf(waiting));
    }
}
