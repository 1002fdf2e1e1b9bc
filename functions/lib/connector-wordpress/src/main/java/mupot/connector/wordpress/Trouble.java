package mupot.connector.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import mupot.kernel.egress.Answer;
import mupot.kernel.egress.Origin;

/** What went wrong, in sentences for people: each kind of answer that isn't WordPress's own names its cure. */
final class Trouble {

    static final String NO_ANSWER = "The site gave no whole answer in time.";
    static final String NO_WORDPRESS = "There is no WordPress with a REST interface at that address.";
    static final String NOT_KNOWN = "WordPress doesn't know who asks: the user's name or the application password is"
            + " wrong or revoked, or the site's host drops the Authorization header (under Apache: CGIPassAuth On).";
    static final String WRONG_PASSWORD =
            "The application password is wrong or revoked. Make a new one in the user's profile and connect the site again.";
    static final String WRONG_USER = "WordPress has no user of that name. Connect the site again with the right one.";
    static final String SWITCHED_OFF = "Application passwords are switched off on that site: WordPress offers them only"
            + " over https, and a plugin may forbid them.";
    static final String NOT_BY_PASSWORD =
            "The site let the request in, but not by the application password: another plugin handles its log-ins.";
    static final String NO_EDITOR = "That user can't edit the site's pages: it needs the role of an Editor.";
    static final String NO_SECRET = "The pot has no application password for this site's address. An owner gives it by"
            + " connecting the site again.";

    static final String NOTHING_HERE = "That is nothing that can be seen or changed on a WordPress site here.";

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,60}");
    private static final Set<String> USERS = Set.of("invalid_username", "invalid_email");

    private Trouble() {}

    /** Of a thing that isn't found: WordPress tells a user who may not see it no more than that. */
    static String hidden(Resource resource) {
        return switch (resource.type()) {
            case SETTINGS ->
                "This user may not see or change the site's settings: that takes an administrator's application"
                        + " password, or an administrator does it in WordPress.";
            case WIDGETS ->
                "This user may not see or change the theme's widgets: that takes an administrator's application"
                        + " password, or an administrator does it in WordPress.";
            case PAGES, POSTS, BLOCKS, MEDIA, NAVIGATION, MENU_ITEMS ->
                "There is no " + resource + " with such a field, or this user may not see it.";
        };
    }

    /** Of a thing that was asked for as a new one. */
    static String exists(Things.Thing thing) {
        return "That is there already: its name here is " + thing.resource() + ".";
    }

    /** WordPress's own word for a refusal; empty: the answer isn't WordPress's. */
    static Optional<String> code(Answer answer) {
        return Json.lenient(answer.text())
                .map(node -> node.path("code"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(code -> CODE.matcher(code).matches());
    }

    /** Of an answer that isn't what was asked for. */
    static String of(Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return "The site sends on to another address" + elsewhere(answer)
                    + ". Connect it at the address where it answers by itself.";
        }
        if (status == 429 || status == 503) {
            String asked = answer.header("retry-after")
                    .filter(text -> text.matches("[0-9]{1,6}"))
                    .map(seconds -> " and asks to be left alone for " + seconds + " s")
                    .orElse("");
            return (status == 429 ? "The site answers too many requests (429)" : "The site is in maintenance (503)")
                    + asked + ".";
        }
        return code(answer).map(code -> ofCode(status, code)).orElseGet(() -> ofPage(answer));
    }

    private static String ofCode(int status, String code) {
        if (code.equals("incorrect_password")) {
            return WRONG_PASSWORD;
        }
        if (USERS.contains(code)) {
            return WRONG_USER;
        }
        if (status == 401) {
            return NOT_KNOWN;
        }
        return status == 403
                ? "WordPress knows the user and doesn't allow it (" + code + ")."
                : "WordPress refused it (" + status + ", " + code + ").";
    }

    private static String ofPage(Answer answer) {
        int status = answer.status();
        if (status == 403) {
            return "Something in front of WordPress refuses the request (403 with a page): a firewall or a security plugin.";
        }
        if (status == 401) {
            return "Something in front of WordPress asks for another password (401 with a page).";
        }
        if (status >= 500) {
            return "The site failed (" + status + ").";
        }
        boolean page = answer.header("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("html");
        return "The site answered " + status + (page ? " with a page" : "") + " where WordPress gives JSON.";
    }

    private static String elsewhere(Answer answer) {
        try {
            return answer.header("location")
                    .map(URI::create)
                    .flatMap(Origin::of)
                    .map(origin -> ", " + origin)
                    .orElse("");
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
