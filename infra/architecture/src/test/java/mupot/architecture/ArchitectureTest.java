package mupot.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
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
        "mupot.channel..",
        "mupot.connector..",
        "mupot.sitecare..",
        "mupot.keys..",
        "mupot.diff.."
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
                .resideOutsideOfPackage("mupot.kernel.people..")
                .should()
                .callConstructorWhere(com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                        com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(Actor.class))))
                .because("who acts is derived from a link or a token, in mupot.kernel.people")
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
