package mupot.sitecare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.sitecare.check.Check;
import mupot.sitecare.check.Fault;

/** A draft in words, for the human who decides. */
record Wording(Draft draft, int pages, String note, Exclusions excluded) {

    private static final int MAX_NOTE = 200;
    private static final int MAX_LINES = 50;

    String summary() {
        var sentences = new ArrayList<String>();
        sentences.add("Repairs %s on %s: %s."
                .formatted(
                        counted(draft.repaired().size(), "fault"),
                        counted(draft.texts().size(), "page"),
                        Arrays.stream(Check.values())
                                .filter(check -> draft.repaired(check) > 0)
                                .map(check -> check.label() + " " + draft.repaired(check))
                                .collect(Collectors.joining(", "))));
        if (!draft.left().isEmpty()) {
            sentences.add(counted(draft.left().size(), "fault") + " left, each with its reason.");
        }
        if (!draft.waiting().isEmpty()) {
            sentences.add("This proposal is full; %s more wait for the next one: %s."
                    .formatted(counted(draft.waiting().size(), "page"), listed(draft.waiting())));
        }
        sentences.addAll(aboutTheNote());
        return String.join(" ", sentences);
    }

    private List<String> aboutTheNote() {
        if (note.isBlank()) {
            return List.of();
        }
        String plain = note.replaceAll("[\\p{C}\\s]+", " ").strip();
        String quoted = plain.codePointCount(0, plain.length()) > MAX_NOTE
                ? plain.substring(0, plain.offsetByCodePoints(0, MAX_NOTE)) + "…"
                : plain;
        String obeyed = excluded.spelled().isEmpty()
                ? "It names no page and no check to leave alone."
                : "Left alone for it: %s.".formatted(listed(excluded.spelled()));
        return List.of("The note of the last round: “%s”.".formatted(quoted), obeyed);
    }

    /** One line for each check, also for those that found nothing. */
    List<String> checks() {
        var lines = new ArrayList<String>();
        for (Check check : Check.values()) {
            lines.add("%s: %d found, %d repaired".formatted(check.label(), draft.found(check), draft.repaired(check)));
        }
        lines.add("the drafts were checked with the whole site of %s: no new fault".formatted(counted(pages, "page")));
        return lines;
    }

    /** As many as a proposal has room for; then how many more there are. */
    List<Finding> left() {
        var told = new ArrayList<Finding>();
        int weight = 0;
        for (Fault fault : draft.left()) {
            String what = fault.what() + " (" + Draft.why(fault) + ")";
            weight += Weight.stored(fault.target()) + Weight.stored(what);
            if (weight > Weight.MAX_TOLD) {
                told.add(new Finding(
                        "further pages", "more", counted(draft.left().size() - told.size(), "more fault")));
                return told;
            }
            told.add(new Finding(fault.target(), fault.check().id(), what));
        }
        return told;
    }

    /** For when there is nothing to propose. */
    String answer() {
        String checked = "Checked %s for %s."
                .formatted(
                        counted(pages, "page"),
                        Arrays.stream(Check.values()).map(Check::label).collect(Collectors.joining(", ")));
        if (draft.faults().isEmpty()) {
            return "There is nothing to repair. " + checked;
        }
        var lines = new ArrayList<String>();
        lines.add("There is nothing to repair without a person. " + checked + " These faults remain:");
        left().stream()
                .limit(MAX_LINES)
                .forEach(one -> lines.add("- %s, %s: %s".formatted(one.target(), one.check(), one.what())));
        if (draft.left().size() > MAX_LINES) {
            lines.add("- and %d more".formatted(draft.left().size() - MAX_LINES));
        }
        lines.addAll(aboutTheNote());
        return String.join("\n", lines);
    }

    private static String listed(List<String> names) {
        String first = names.stream().limit(10).collect(Collectors.joining(", "));
        return names.size() > 10 ? first + " and " + (names.size() - 10) + " more" : first;
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
