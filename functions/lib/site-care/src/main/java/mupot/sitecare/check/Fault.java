package mupot.sitecare.check;

import java.util.List;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.sitecare.page.Edit;

/** One fault on one page, and what can be done about it. */
public record Fault(String target, Check check, String what, Repair repair) {

    /** What can be done about it here. */
    public sealed interface Repair {

        /** Few characters of the page's source, changed together. */
        record Fix(List<Edit> edits) implements Repair {
            public Fix {
                edits = List.copyOf(edits);
            }
        }

        /** Nothing that is clear enough. */
        record Left(String why) implements Repair {}
    }

    public static Repair fix(Edit... edits) {
        return new Repair.Fix(List.of(edits));
    }

    public Fault leftAlone(String why) {
        return new Fault(target, check, what, new Repair.Left(why));
    }

    /** Without its repair; two audits are compared by these. */
    public Finding finding() {
        return new Finding(target, check.id(), what);
    }
}
