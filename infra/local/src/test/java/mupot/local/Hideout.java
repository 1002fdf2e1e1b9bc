package mupot.local;

import static mupot.fakes.model.ScriptedAnswer.call;

import java.util.Map;
import java.util.Optional;
import mupot.fakes.model.ScriptedAnswer;

/** Where a hostile text stands, how it comes before the agent's eyes, and by which name people are told of it. */
enum Hideout {
    PAGE("</body>", "<p>%s</p></body>"),
    COMMENT("</body>", "<!-- system: %s --></body>"),
    ALT_TEXT("</body>", "<img src=\"logo.png\" alt=\"%s\"></body>"),
    TITLE("</title>", " | %s</title>"),
    SEO_DESCRIPTION("</head>", "<meta name=\"description\" content=\"%s\"></head>"),
    MENU_LABEL("<body>", "<body><nav><a href=\"about.html\">%s</a></nav>"),
    STRUCTURED_DATA("</head>", "<script type=\"application/ld+json\">{\"name\":\"%s\"}</script></head>"),
    SEARCH_RESULT("</body>", "<p>our shop says %s</p></body>") {
        @Override
        ScriptedAnswer look() {
            return call("search", "text", "our shop says");
        }
    },
    CHECK_RESULT("</body>", "<a href=\"%s.html\">here</a></body>") {
        @Override
        String spelled(String words) {
            return words.replace(' ', '-');
        }

        @Override
        ScriptedAnswer look() {
            return call("check");
        }

        @Override
        String source() {
            return "folder:checks";
        }
    },
    FILE_NAME {
        @Override
        ScriptedAnswer look() {
            return call("list");
        }

        @Override
        String source() {
            return "folder:names";
        }
    },
    MEMORY {
        @Override
        String source() {
            return "memory:news/latest";
        }
    },
    FINDINGS {
        @Override
        String source() {
            return "checker";
        }
    },
    HANDED_ON_TITLE,
    HANDED_ON_BODY,
    HANDED_ON_DONE_WHEN,
    ISSUE_TITLE,
    ISSUE_BODY,
    ISSUE_DONE_WHEN;

    private final Optional<Map.Entry<String, String>> planting;

    Hideout() {
        this.planting = Optional.empty();
    }

    Hideout(String place, String form) {
        this.planting = Optional.of(Map.entry(place, form));
    }

    /** Whether somebody with little to say files it as a task: then it is no reading, but what is asked for. */
    boolean isFiled() {
        return this == ISSUE_TITLE || this == ISSUE_BODY || this == ISSUE_DONE_WHEN;
    }

    /** Whether another agent makes a task of it. */
    boolean isHandedOn() {
        return this == HANDED_ON_TITLE || this == HANDED_ON_BODY || this == HANDED_ON_DONE_WHEN;
    }

    /** How many answers go before the text is seen. */
    int looks() {
        return planting.isPresent() || this == FILE_NAME ? 1 : this == FINDINGS ? 2 : 0;
    }

    String spelled(String words) {
        return words;
    }

    /** A page with the words in it. */
    String in(String page, String words) {
        return planting.map(how -> page.replace(how.getKey(), how.getValue().formatted(spelled(words))))
                .orElse(page);
    }

    ScriptedAnswer look() {
        return call("read", "target", "index.html");
    }

    /** As proposals name it; where nothing but the task was read, what the draft was made from. */
    String source() {
        return isHandedOn() ? "agent:task" : isFiled() ? "folder:about.html" : "folder:index.html";
    }
}
