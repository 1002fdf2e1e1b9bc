package mupot.sitecare.wordpress;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mupot.kernel.connector.PageChecks.Finding;
import mupot.sitecare.check.Check;

/** Titles, and what plugins tell search engines: each says something, and no two say the same. */
final class Names {

    private static final String DESCRIPTION = "description";
    private static final Pattern DESCRIBES = Pattern.compile("meta/.*(description|metadesc)");
    private static final Pattern ENTITLES = Pattern.compile("meta/.*title");

    private Names() {}

    static boolean isForSearchEngines(String field) {
        return DESCRIBES.matcher(field).matches() || ENTITLES.matcher(field).matches();
    }

    /** Only what is published: a draft may have none yet. */
    static List<Finding> of(List<Thing> things) {
        Map<String, List<String>> said = new TreeMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Thing thing : things) {
            if (thing.isPublic()) {
                thing.fields().forEach((field, text) -> {
                    boolean title =
                            field.equals("title") || ENTITLES.matcher(field).matches();
                    if (title || DESCRIBES.matcher(field).matches()) {
                        if (!text.isBlank()) {
                            said.computeIfAbsent(
                                            field + " " + text.strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                                    .add(thing.target(field));
                        } else if (!ENTITLES.matcher(field).matches()) {
                            findings.add(new Finding(
                                    thing.target(field), title ? Check.TITLE.id() : DESCRIPTION, "is empty"));
                        }
                    }
                });
            }
        }
        said.values().stream()
                .filter(targets -> targets.size() > 1)
                .forEach(targets -> targets.forEach(target -> {
                    String other = targets.stream()
                            .filter(one -> !one.equals(target))
                            .findFirst()
                            .orElseThrow();
                    boolean describes = DESCRIBES
                            .matcher(target.substring(target.indexOf("/meta/") + 1))
                            .matches();
                    findings.add(new Finding(
                            target, describes ? DESCRIPTION : Check.TITLE.id(), "says the same as " + other));
                }));
        return findings;
    }
}
