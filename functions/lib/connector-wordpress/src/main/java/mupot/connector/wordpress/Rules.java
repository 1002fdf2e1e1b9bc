package mupot.connector.wordpress;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mupot.kernel.connector.Payload;
import mupot.kernel.connector.Payload.Change;

/** What is never done on a WordPress site, whoever approved it. */
final class Rules {

    private static final Set<String> STATUSES = Set.of("publish", "draft", "pending", "private", "trash");
    private static final Set<String> SHOWN_OR_HIDDEN = Set.of("publish", "draft");
    /** As WordPress spells those of other alphabets; that it kept one is compared afterwards. */
    private static final Pattern SLUG = Pattern.compile("([a-z0-9_-]|%[0-9a-f]{2}){1,200}");

    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,9}");
    private static final Pattern ADDRESS = Pattern.compile("(https?://|/|#|mailto:|tel:)[^\\p{Cntrl}\\s\"'<>]*");

    private Rules() {}

    /** By the payload alone, before anything is read. */
    static Optional<String> fault(Payload payload) {
        for (Change change : payload.changes()) {
            Optional<Target> target = Target.parse(change.target());
            if (target.isEmpty()) {
                return Optional.of(shown(change.target()) + " is nothing that can be changed here");
            }
            Optional<String> fault =
                    change.after().map(after -> of(target.get(), after)).orElseGet(() -> ofAbsence(target.get()));
            if (fault.isPresent()) {
                return fault.map(why -> change.target() + ": " + why);
            }
        }
        return together(payload);
    }

    private static Optional<String> of(Target target, String after) {
        ResourceType type = target.resource().type();
        if (target.computed()) {
            return Optional.of("WordPress makes it out of the slug");
        }
        if (after.indexOf('\0') >= 0) {
            return Optional.of("it holds a zero character");
        }
        return switch (target.field()) {
            case "slug" ->
                target.resource().slug().isPresent()
                        ? Optional.of("the slug of a new page stands in its target")
                        : Optional.of("a slug is lower-case letters, digits, hyphens and what is escaped with %")
                                .filter(_ -> !SLUG.matcher(after).matches());
            case "status" -> ofStatus(target, after);
            case "url" ->
                Optional.of("that is no address")
                        .filter(_ -> !ADDRESS.matcher(after).matches());
            default ->
                Optional.of("that is no number")
                        .filter(_ -> Fields.isNumber(type, target.field())
                                && !NUMBER.matcher(after).matches());
        };
    }

    private static Optional<String> ofStatus(Target target, String after) {
        if (target.resource().type() == ResourceType.MENU_ITEMS) {
            return Optional.of("a menu's entry is shown by publish and hidden by draft; it has no trash")
                    .filter(_ -> !SHOWN_OR_HIDDEN.contains(after));
        }
        if (!STATUSES.contains(after)) {
            return Optional.of("its status can be publish, draft, pending, private or trash");
        }
        return target.resource().slug().isPresent() && after.equals("trash")
                ? Optional.of("what is known by its slug goes away by being absent")
                : Optional.empty();
    }

    private static Optional<String> ofAbsence(Target target) {
        return target.resource().slug().isPresent()
                ? Optional.empty()
                : Optional.of("a field is emptied, never absent; a page or post goes away by its status trash");
    }

    /** What goes away changes in no other way. */
    private static Optional<String> together(Payload payload) {
        var going = new HashSet<Resource>();
        var staying = new HashSet<Resource>();
        for (Change change : payload.changes()) {
            Resource resource = Target.parse(change.target()).orElseThrow().resource();
            boolean trashed = change.after().isEmpty()
                    || change.target().endsWith("/status") && change.after().equals(Optional.of("trash"));
            (trashed ? going : staying).add(resource);
        }
        going.retainAll(staying);
        return going.stream().findFirst().map(resource -> resource + " can't be changed and trashed at once");
    }

    /**
     * By what is there now.
     *
     * @param root the site's own address, without a slash at its end
     */
    static Optional<String> fault(Target target, Optional<Things.Thing> thing, String root, Optional<String> after) {
        boolean hides = after.isEmpty()
                || target.field().equals("status") && !after.get().equals("publish");
        if (hides
                && thing.flatMap(it -> it.text("link"))
                        .filter(link -> link.equals(root) || link.equals(root + "/"))
                        .isPresent()) {
            return Optional.of("it is the site's front page; make another page that first");
        }
        String before = thing.flatMap(it -> it.text(target.field())).orElse("");
        Optional<String> danger = after.flatMap(text -> Markup.fault(before, text));
        return danger.isPresent() || !target.field().equals("content")
                ? danger
                : after.flatMap(text -> Blocks.fault(before, text));
    }

    static String shown(String target) {
        return target.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(100, target.length()));
    }
}
