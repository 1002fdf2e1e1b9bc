package mupot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mupot.kernel.keeper.Queue;
import org.junit.jupiter.api.Test;

/** What a function asks its surroundings for is what Terraform gives it; the proof in terraform/test looks at the rest. */
class DeploymentTest {

    /** What a deployment leaves out: a mounted file system for folders, which it doesn't make, and models beside it. */
    private static final Set<String> LEFT_OUT = Set.of("POT_FOLDER_ROOT", "POT_FOLDER_JOURNALS", "POT_MODELS_HERE");

    private static final Pattern REQUIRED = Pattern.compile("\\.required\\(\"(\\w+)\"\\)");
    private static final Pattern OPTIONAL = Pattern.compile("\\.optional\\(\"(\\w+)\"\\)");
    private static final Pattern VARIABLE = Pattern.compile("(?m)\\b(POT_\\w+) *=");
    private static final Pattern SHARED = Pattern.compile("local\\.(\\w+)");
    private static final Pattern ENTRY = Pattern.compile("(?m)^    (\\w+) +=");
    private static final Map<String, String> HANDLERS = Map.of(
            "quarkus-funqy-amazon-lambda", "funqy",
            "quarkus-amazon-lambda-http", "http");

    private final String functions = Checkout.read("terraform/functions.tf");
    private final String locals = Checkout.read("terraform/locals.tf");

    @Test
    void every_function_folder_is_deployed_and_nothing_else() {
        assertThat(names(block(locals, "functions"))).isEqualTo(folders());
        assertThat(names(block(functions, "environments"))).isEqualTo(folders());
    }

    @Test
    void what_a_function_requires_is_set_for_it() {
        for (String function : folders()) {
            assertThat(given(function))
                    .as(function)
                    .containsAll(asked(function, REQUIRED))
                    .contains("POT_NAME");
        }
    }

    @Test
    void what_a_function_may_be_told_can_be_set_for_it() {
        for (String function : folders()) {
            Set<String> asked = asked(function, OPTIONAL);
            asked.removeAll(LEFT_OUT);
            assertThat(given(function)).as(function).containsAll(asked);
        }
    }

    @Test
    void what_is_left_out_is_really_asked_for_and_the_readme_says_why_it_is_not_there() {
        Set<String> asked =
                folders().stream().flatMap(it -> asked(it, OPTIONAL).stream()).collect(Collectors.toSet());
        assertThat(asked).containsAll(LEFT_OUT);
        assertThat(Checkout.read("terraform/README.md")).contains(LEFT_OUT);
    }

    @Test
    void every_queue_of_the_code_is_made_and_has_a_dead_letter_queue() {
        String queues = block(locals, "queues");
        assertThat(names(queues))
                .isEqualTo(Arrays.stream(Queue.values())
                        .filter(queue -> queue != Queue.KEEPER)
                        .map(queue -> queue.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(queues.lines().filter(line -> line.contains("consumer")))
                .allSatisfy(line -> assertThat(line).containsPattern("receives = [1-9]"));
        assertThat(Checkout.read("terraform/queues.tf")).containsPattern("receives +=\\s+each\\.value\\.receives");
        assertThat(Checkout.read("terraform/modules/queue/main.tf"))
                .contains("deadLetterTargetArn = aws_sqs_queue.dead[0].arn");
    }

    @Test
    void a_function_on_the_jvm_starts_by_the_handler_of_its_extension() {
        for (String function : folders()) {
            List<String> extensions = new ArrayList<>(HANDLERS.keySet());
            String pom = Checkout.read("functions/" + function + "/pom.xml");
            extensions.removeIf(extension -> !pom.contains("<artifactId>" + extension + "</artifactId>"));
            assertThat(extensions).as(function).hasSize(1);
            assertThat(entry(block(locals, "functions"), function))
                    .contains("handler = local." + HANDLERS.get(extensions.getFirst()) + " ");
        }
        assertThat(locals)
                .contains("funqy = \"io.quarkus.funqy.lambda.FunqyStreamHandler::handleRequest\"")
                .contains("http  = \"io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest\"");
    }

    private static Set<String> folders() {
        return Checkout.modules().stream()
                .filter(module -> module.startsWith("functions/") && !module.startsWith("functions/lib/"))
                .map(module -> module.substring("functions/".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> asked(String function, Pattern how) {
        String folder = "functions/" + function + "/src/main/java";
        return Checkout.files(".java").stream()
                .map(path -> Checkout.ROOT.relativize(path).toString())
                .filter(path -> path.startsWith(folder))
                .flatMap(path -> how.matcher(Checkout.read(path)).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The variables that stand in a function's entry, in the maps it merges, and in the one for every function. */
    private Set<String> given(String function) {
        String entry = entry(block(functions, "environments"), function);
        Stream<String> merged = SHARED.matcher(entry).results().map(found -> found.group(1));
        return Stream.concat(Stream.of("every"), merged)
                .filter(name -> functions.contains("\n  " + name + " "))
                .map(name -> block(functions, name))
                .reduce(entry, String::concat)
                .transform(text -> VARIABLE.matcher(text).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    /** What a local of this name is, up to the next one. */
    private static String block(String file, String name) {
        String[] parts = file.split("(?m)^  " + name + " +=", 2);
        assertThat(parts).as(name).hasSize(2);
        return parts[1].split("(?m)^  ?\\w+ +=|^}", 2)[0];
    }

    private static String entry(String block, String name) {
        List<MatchResult> entries = ENTRY.matcher(block).results().toList();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).group(1).equals(name)) {
                int end = i + 1 < entries.size() ? entries.get(i + 1).start() : block.length();
                return block.substring(entries.get(i).start(), end);
            }
        }
        throw new AssertionError("no entry for " + name);
    }

    private static Set<String> names(String block) {
        return ENTRY.matcher(block)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
