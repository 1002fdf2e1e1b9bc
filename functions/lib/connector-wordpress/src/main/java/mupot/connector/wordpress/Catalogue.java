package mupot.connector.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import mupot.kernel.connector.SiteUnavailable;
import mupot.kernel.egress.Answer;

/** All texts of a site, read list by list: whole things, as they are edited. */
record Catalogue(Session session) {

    private static final int MOST_TARGETS = 10_000;
    private static final int PER_PAGE = 50;
    private static final int MOST_PAGES = 100;
    private static final String EDITED = "context=edit";

    SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (ResourceType type : ResourceType.values()) {
            add(type, texts);
        }
        while (texts.size() > MOST_TARGETS) {
            texts.pollLastEntry();
        }
        return texts;
    }

    private void add(ResourceType type, SortedMap<String, String> texts) {
        switch (type) {
            case SETTINGS -> list(type, "").ifPresent(it -> add(Resource.SETTINGS, it, texts));
            case WIDGETS -> list(type, EDITED).ifPresent(it -> addAll(type, it, texts));
            case PAGES, POSTS, BLOCKS, MEDIA, NAVIGATION, MENU_ITEMS -> addPages(type, texts);
        }
    }

    private void addPages(ResourceType type, SortedMap<String, String> texts) {
        String context = EDITED;
        int size = PER_PAGE;
        for (int page = 1; size == PER_PAGE && page <= MOST_PAGES && texts.size() < MOST_TARGETS; page++) {
            Optional<JsonNode> list = list(type, query(type, context, page));
            if (list.isEmpty() && page == 1 && type == ResourceType.MENU_ITEMS) {
                // An editor reads menus as visitors see them.
                context = "context=view";
                list = list(type, query(type, context, page));
            }
            list.ifPresent(it -> addAll(type, it, texts));
            size = list.map(JsonNode::size).orElse(0);
        }
    }

    /** Visitors' menus have no hidden entries. */
    private static String query(ResourceType type, String context, int page) {
        String listing =
                context.equals(EDITED) ? type.listing() : type.listing().replace("&status=publish,draft", "");
        return context + listing + "&per_page=" + PER_PAGE + "&page=" + page;
    }

    /** Empty: this user may not see them, this site has none, or the page lies past the end. */
    private Optional<JsonNode> list(ResourceType type, String query) {
        if (Thread.currentThread().isInterrupted()) {
            throw new SiteUnavailable("It takes too long to be read.");
        }
        Answer answer = session.sent(Request.get(type.route(), query));
        if (answer.succeeded()) {
            return Optional.of(session.json(answer));
        }
        boolean own = Trouble.code(answer).isPresent();
        if (own && (answer.status() == 403 || answer.status() == 404 || answer.status() == 400)) {
            return Optional.empty();
        }
        throw new SiteUnavailable(session.trouble(answer));
    }

    private static void addAll(ResourceType type, JsonNode list, SortedMap<String, String> texts) {
        for (JsonNode thing : list) {
            Resource.of(type, thing.path("id").asText()).ifPresent(resource -> add(resource, thing, texts));
        }
    }

    private static void add(Resource resource, JsonNode thing, SortedMap<String, String> texts) {
        Fields.of(resource.type(), thing)
                .forEach((field, text) -> texts.put(new Target(resource, field).toString(), text));
    }
}
