package mupot.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mupot.kernel.policy.Actor;
import mupot.kernel.policy.Permit;
import org.junit.jupiter.api.Test;

/** What the poms can't say. Each rule says what to do instead. */
class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter().importPaths(Checkout.classFolders());
    private static final String[] LEAVES = {
        "mupot.engine.aws..",
        "mupot.engine.local..",
        "mupot.egress..",
        "mupot.channel.discord..",
        "mupot.channel.telegram..",
        "mupot.channel.slack..",
        "mupot.channel.googlechat..",
        "mupot.channel.relay..",
        "mupot.models..",
        "mupot.bedrock..",
        "mupot.connector.folder..",
        "mupot.connector.wordpress..",
        "mupot.sitecare..",
        "mupot.keys..",
        "mupot.diff..",
        "mupot.visitor.."
    };
    private static final String[] FUNCTIONS = {
        "mupot.interactions..",
        "mupot.api..",
        "mupot.intake..",
        "mupot.worker..",
        "mupot.gate..",
        "mupot.courier..",
        "mupot.keeper.."
    };

    /** By name, with all that stands inside: which functions may depend on it. */
    private static final Map<String, Set<String>> PORTS = Map.ofEntries(
            Map.entry("mupot\\.kernel\\.gate\\.VerdictSigner.*", Set.of("interactions", "api")),
            Map.entry("mupot\\.keys\\.(Verdict)?PublicKeys", Set.of("gate")),
            Map.entry("mupot\\.kernel\\.receipt\\.ReceiptSigner.*", Set.of("keeper")),
            Map.entry("mupot\\.engine\\.aws\\.KmsSigning", Set.of("interactions", "api", "keeper")),
            Map.entry("mupot\\.engine\\.aws\\.SqsQueues", Set.of("keeper")),
            Map.entry("mupot\\.engine\\.aws\\.S3Anchors", Set.of("keeper")),
            Map.entry("mupot\\.engine\\.aws\\.SsmSecrets", Set.of("interactions", "api", "courier", "worker", "gate")),
            Map.entry("mupot\\.egress\\..*", Set.of("courier", "worker", "gate")),
            Map.entry("mupot\\.models\\..*", Set.of("worker")),
            Map.entry("mupot\\.bedrock\\..*", Set.of("worker")),
            Map.entry("mupot\\.channel\\..*Inbound", Set.of("interactions")),
            Map.entry("mupot\\.channel\\..*(Outbound|Api)", Set.of("courier")),
            Map.entry("mupot\\.connector\\..*Reading", Set.of("worker", "gate")),
            Map.entry("mupot\\.connector\\..*Writing", Set.of("gate")),
            Map.entry("mupot\\.kernel\\.connector\\.Hands", Set.of("gate")),
            Map.entry("mupot\\.sitecare\\.SiteCare", Set.of("worker")),
            Map.entry("mupot\\.visitor\\..*", Set.of("api")));

    private static final Map<String, Set<String>> CLASS_PATHS = Map.of(
            "interactions",
                    Set.of(
                            "engine-aws",
                            "lambda",
                            "channel-discord",
                            "channel-telegram",
                            "channel-slack",
                            "channel-google-chat",
                            "channel-relay"),
            "api", Set.of("engine-aws", "lambda", "http", "diff", "visitor"),
            "intake", Set.of("engine-aws", "lambda"),
            "worker",
                    Set.of(
                            "engine-aws",
                            "lambda",
                            "egress",
                            "models",
                            "bedrock",
                            "agents",
                            "diff",
                            "connector-folder",
                            "connector-wordpress",
                            "site-care"),
            "gate",
                    Set.of(
                            "engine-aws",
                            "lambda",
                            "keys",
                            "connector-folder",
                            "connector-wordpress",
                            "egress",
                            "site-care"),
            "courier",
                    Set.of(
                            "engine-aws",
                            "lambda",
                            "channel-discord",
                            "channel-telegram",
                            "channel-slack",
                            "channel-google-chat",
                            "egress",
                            "diff"),
            "keeper", Set.of("engine-aws", "lambda"));

    private static final Pattern OUR_MODULE = Pattern.compile("<dependency>\\s*<groupId>mupot</groupId>\\s*"
            + "<artifactId>mupot-([\\w-]+)</artifactId>(?!\\s*<version>[^<]*</version>\\s*<scope>test)");

    private static String[] others(Set<String> functions) {
        return Arrays.stream(FUNCTIONS)
                .filter(other -> functions.stream().noneMatch(one -> other.equals("mupot." + one + "..")))
                .toArray(String[]::new);
    }

    private static Set<String> leavesOf(String module) {
        return OUR_MODULE
                .matcher(Checkout.read(module + "/pom.xml"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void there_is_something_to_look_at() {
        assertThat(ALL.size()).isGreaterThan(200);
    }

    @Test
    void the_kernel_knows_the_jdk_and_nobody_else() {
        classes()
                .that()
                .resideInAPackage("mupot.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("mupot.kernel..", "java..", "org.jspecify..")
                .because("rules run anywhere: give the kernel a port and put the library into a leaf")
                .check(ALL);
    }

    @Test
    void leaves_do_not_know_each_other() {
        for (String leaf : LEAVES) {
            for (String other : LEAVES) {
                if (!leaf.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(leaf)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(other)
                            .because("leaves meet in a Wiring, through a kernel port")
                            .check(ALL);
                }
            }
        }
    }

    @Test
    void functions_do_not_know_each_other_and_nobody_knows_them() {
        for (String function : FUNCTIONS) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(function)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(function)
                    .because("what two functions share belongs into the kernel or a leaf")
                    .check(ALL);
        }
    }

    /** A function is a permission boundary: its Wiring plugs in the ports of its row, and no other can be meant there. */
    @Test
    void a_function_knows_only_the_ports_of_its_row() {
        PORTS.forEach((port, functions) -> noClasses()
                .that()
                .resideInAnyPackage(others(functions))
                .should()
                .dependOnClassesThat()
                .haveNameMatching(port)
                .because("only " + functions + " may hold that in their hands")
                .check(ALL));
    }

    @Test
    void each_port_of_the_table_is_held_by_each_function_that_may() {
        PORTS.forEach((port, functions) -> functions.forEach(function -> assertThat(ALL.stream()
                        .filter(one -> one.getPackageName().equals("mupot." + function))
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .map(one -> one.getTargetClass().getName()))
                .as(function + " and " + port)
                .anyMatch(name -> name.matches(port))));
    }

    /** What isn't on a function's class path can't be reached by what gets into it. */
    @Test
    void a_function_has_only_the_leaves_of_its_row_on_its_class_path() {
        Checkout.modules().stream()
                .filter(module -> module.startsWith("functions/") && !module.startsWith("functions/lib/"))
                .forEach(module -> assertThat(leavesOf(module))
                        .as(module)
                        .isEqualTo(CLASS_PATHS.get(module.substring("functions/".length()))));
    }

    @Test
    void no_model_library_is_on_the_class_path_of_who_must_not_think() {
        Map<String, Set<String>> inPoms = Map.of(
                "langchain4j", Set.of("functions/lib/models"),
                "bedrockruntime", Set.of("functions/lib/bedrock"),
                "mupot-models",
                        Set.of("functions/lib/models", "functions/lib/bedrock", "functions/worker", "infra/local"),
                "mupot-bedrock", Set.of("functions/lib/bedrock", "functions/worker"));
        inPoms.forEach((library, modules) -> assertThat(Checkout.modules().stream()
                        .filter(module -> Checkout.read(module + "/pom.xml").contains(library)))
                .as(library)
                .containsExactlyInAnyOrderElementsOf(modules));
    }

    @Test
    void only_wire_and_leaves_speak_json() {
        noClasses()
                .that()
                .resideInAnyPackage("mupot.kernel..", "mupot.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson..")
                .because("JSON is mupot.wire's: hand it a record")
                .check(ALL);
    }

    @Test
    void the_environment_and_the_clock_are_read_where_things_are_plugged_together() {
        noClasses()
                .that()
                .resideInAnyPackage("mupot.kernel..", "mupot.store..", "mupot.wire..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .because("time, names and settings are passed in, so that a test decides them")
                .check(ALL);
    }

    @Test
    void only_the_policy_makes_permits() {
        noClasses()
                .that()
                .resideOutsideOfPackage("mupot.kernel.policy..")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Permit.class))))
                .because("permission comes from Policy.may and its like")
                .check(ALL);
    }

    @Test
    void only_an_identity_makes_an_actor() {
        noClasses()
                .that()
                .resideOutsideOfPackages("mupot.kernel.people..", "mupot.bench..")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Actor.class))))
                .because("who acts is derived from a link or a token, in mupot.kernel.people")
                .check(ALL);
    }

    @Test
    void a_record_lets_act_only_where_identity_is_proven_or_counted_again() {
        noClasses()
                .that()
                .resideOutsideOfPackage("mupot.kernel.people..")
                .and()
                .doNotHaveFullyQualifiedName("mupot.kernel.gate.Hearing")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("mupot.kernel.people.Acting")
                .because("a use case is told who acts; only the gate counts again by records as they stand")
                .check(ALL);
    }

    @Test
    void no_model_library_reaches_the_gate() {
        noClasses()
                .that()
                .resideInAnyPackage("mupot.gate..", "mupot.kernel.gate..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..")
                .because("the gate performs what was approved; nothing thinks again")
                .check(ALL);
    }

    @Test
    void the_kernel_has_no_package_that_needs_all_others_and_is_needed_by_all() {
        slices().matching("mupot.store.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .that()
                .resideInAPackage("mupot..")
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Processor)(\\$.*)?")
                .because("name it for what it is in the domain")
                .check(ALL);
    }
}
