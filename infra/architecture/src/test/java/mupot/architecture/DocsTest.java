package mupot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.kernel.keeper.Queue;
import org.junit.jupiter.api.Test;

/** The docs name only what is there, and leave out nothing that a reader of the map must know. */
class DocsTest {

    private static final Pattern BACK_TICKED = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern PATH = Pattern.compile("(functions|infra|terraform|docs|test-fixtures)/[\\w./-]*");
    private static final Pattern CLASS = Pattern.compile("[A-Z][a-z]+([A-Z][a-z0-9]+)+(\\.[a-z]\\w*)?");
    private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. .*");

    @Test
    void every_path_that_the_docs_name_is_there() {
        var gone = new ArrayList<String>();
        for (String document : documents()) {
            Matcher ticked = BACK_TICKED.matcher(prose(Checkout.read(document)));
            while (ticked.find()) {
                if (PATH.matcher(ticked.group(1)).matches() && !Files.exists(Checkout.ROOT.resolve(ticked.group(1)))) {
                    gone.add(document + ": " + ticked.group(1));
                }
            }
        }
        assertThat(gone).isEmpty();
    }

    @Test
    void every_link_leads_somewhere() {
        var gone = new ArrayList<String>();
        for (String document : documents()) {
            Matcher link = LINK.matcher(prose(Checkout.read(document)));
            Path folder = Checkout.ROOT.resolve(document).getParent();
            while (link.find()) {
                if (!Files.exists(folder.resolve(link.group(1)))) {
                    gone.add(document + ": " + link.group(1));
                }
            }
        }
        assertThat(gone).isEmpty();
    }

    @Test
    void every_class_that_the_map_names_is_there() {
        String classes = Checkout.files(".java").stream()
                .map(path -> path.getFileName().toString())
                .collect(Collectors.joining("\n", "\n", "\n"));
        var gone = new ArrayList<String>();
        Matcher ticked = BACK_TICKED.matcher(prose(map()));
        while (ticked.find()) {
            String name = ticked.group(1);
            if (CLASS.matcher(name).matches() && !classes.contains("\n" + name.split("\\.")[0] + ".java\n")) {
                gone.add(name);
            }
        }
        assertThat(gone).isEmpty();
    }

    @Test
    void the_map_names_every_module() {
        assertThat(Checkout.modules()).allSatisfy(module -> assertThat(map()).contains("`" + module + "`"));
    }

    @Test
    void the_map_names_every_queue() {
        for (Queue queue : Queue.values()) {
            assertThat(map()).contains("`" + queue.name().toLowerCase(Locale.ROOT) + "`");
        }
    }

    /** Steps 1 to 11 in order, each with the file to read, and each file is there. */
    @Test
    void the_map_shows_the_path_step_by_step() {
        String path = map().split("## The path of one message")[1].split("\n## ")[0];
        List<String> steps =
                STEP.matcher(path).results().map(result -> result.group()).toList();
        assertThat(steps).hasSize(11);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i)).startsWith((i + 1) + ". ").containsPattern("`[\\w/-]+/[\\w./-]+\\.(java|tf)`");
        }
        Matcher files = Pattern.compile("`([\\w/-]+\\.(java|tf))`").matcher(path);
        while (files.find()) {
            assertThat(Checkout.ROOT.resolve(files.group(1))).exists();
        }
    }

    @Test
    void nothing_names_a_folder_of_one_machine() {
        Pattern machine = Pattern.compile("/(home|root|Users)/[a-z]|repo1?\\.maven\\.|registry\\.npmjs");
        for (String document : documents()) {
            assertThat(Checkout.read(document)).doesNotContainPattern(machine);
        }
    }

    private static String map() {
        return Checkout.read("docs/architecture.md");
    }

    private static List<String> documents() {
        return Stream.concat(
                        Stream.of("README.md", "CONTRIBUTING.md"),
                        Checkout.files(".md").stream()
                                .map(path -> Checkout.ROOT.relativize(path).toString()))
                .filter(path -> !path.startsWith("test-fixtures"))
                .distinct()
                .toList();
    }

    private static String prose(String markdown) {
        return markdown.replaceAll("(?s)```.*?```", "");
    }
}
