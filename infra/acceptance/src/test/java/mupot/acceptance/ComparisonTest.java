package mupot.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an approver sees of a change as its visitors would, typed into a real shell before a real pot. */
class ComparisonTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HOSTILE =
            """
            <!doctype html><html lang="en"><head><title>Our bread</title>
            <meta http-equiv="refresh" content="0;url=https://evil.test/refresh"><base href="https://evil.test/">
            <script>fetch("https://evil.test/script")</script></head>
            <body><h1>Our bread</h1><img src="https://evil.test/i.png" alt="A loaf" onerror="fetch('/error')">
            <form action="https://evil.test/form"><button>Pay</button></form></body></html>
            """;

    @TempDir
    Path folder;

    @Test
    void a_change_is_shown_as_visitors_would_see_it_and_opens_as_a_page_that_cannot_act() throws Exception {
        try (StaffedPot pot = StaffedPot.start(folder)) {
            pot.awaitCard();
            Shell ada = as(pot, pot.owner());
            String first = pot.get("/api/v1/proposals").at("/items/0/id").asText();

            assertThat(done(ada, "./pot proposal show " + first))
                    .containsSubsequence(
                            "As a visitor sees it\n", "  about.html\n", "    - ", "    + ", "In the source\n");
            JsonNode shown = JSON.readTree(done(ada, "./pot proposal show " + first + " --json"));
            assertThat(shown.path("rendered").findValuesAsText("target"))
                    .containsExactlyElementsOf(texts(shown.path("targets")));
            assertThat(pot.get("/api/v1/proposals").at("/items/0/rendered")).isEmpty();

            Path draft = Files.writeString(folder.resolve("hostile.html"), HOSTILE);
            String edited = done(ada, "./pot proposal edit " + first + " --target about.html --file " + draft);
            String second = edited.substring(edited.lastIndexOf("approve ") + "approve ".length())
                    .strip();
            assertThat(done(ada, "./pot proposal show " + second))
                    .contains("    + # Our bread\n")
                    .contains("    + Sends visitors on: 0;url=https://evil.test/refresh\n")
                    .contains("    + [runs a script: onerror] [image \"A loaf\": https://evil.test/i.png]\n");

            Path page = folder.resolve("page.html");
            assertThat(done(ada, "./pot proposal show " + second + " --html " + page))
                    .isEqualTo("Before and after: " + page + "\n");
            assertThat(Files.readString(page))
                    .contains("<h2 id=\"change-1\">about.html</h2>")
                    .contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-")
                    .contains("<iframe sandbox=\"\" referrerpolicy=\"no-referrer\" title=\"After: about.html\"")
                    .contains("&lt;h1 class=&quot;changed&quot;&gt;")
                    .doesNotContainPattern("(?i)(<|&lt;)(script|img|form|base|a|link|object|embed|button)[\\s>&]")
                    .doesNotContainPattern("(?i)http-equiv=(\"|&quot;)refresh")
                    .doesNotContainPattern("(?i)(src|href|action)=(\"|&quot;)");

            Shell shop = as(pot, pot.hire("di", "lead", "squad:shop"));
            Path other = folder.resolve("other.html");
            assertThat(refused(shop, "./pot proposal show " + second + " --html " + other + " --json"))
                    .isEqualTo("not_found");
            assertThat(other).doesNotExist();
            assertThat(ada.run("./pot proposal show " + second + " --html /no/such/folder/page.html")
                            .exitCode())
                    .isEqualTo(2);
        }
    }

    private static Shell as(StaffedPot pot, StaffedPot.Person person) {
        return new Shell(
                Map.of("POT_URL", pot.process().url().orElseThrow().toString(), "POT_TOKEN", person.token()),
                Path.of("target", "comparison-shell.log"));
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String done(Shell shell, String command) throws Exception {
        Shell.Left left = shell.run(command);
        assertThat(left.exitCode()).as("%s%n%s", command, left.output()).isZero();
        return left.output();
    }

    private static String refused(Shell shell, String command) throws Exception {
        Shell.Left left = shell.run(command);
        assertThat(left.exitCode()).as("%s%n%s", command, left.output()).isEqualTo(1);
        return JSON.readTree(left.output()).at("/error/code").asText();
    }
}
