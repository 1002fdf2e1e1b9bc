package mupot.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import mupot.kernel.book.Changes;
import mupot.kernel.book.Held;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Role;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.TaskId;
import mupot.kernel.keeper.Hint;
import mupot.kernel.keeper.Outcome;
import mupot.kernel.org.Agent;
import mupot.kernel.org.Template;
import mupot.kernel.run.SkillCatalogue;
import mupot.kernel.task.Task;
import mupot.kernel.task.TaskState;
import mupot.kernel.task.TaskState.Reason;
import org.junit.jupiter.api.Test;

class RouteTest {

    private final World world = new World();
    private final Works works = new Works(world);

    private Task routed(String title) {
        TaskId id = world.file(title);
        world.route().route(id);
        return world.task(id);
    }

    private static void assertWaits(Task task, Reason reason, String words) {
        assertThat(task.state()).isInstanceOfSatisfying(TaskState.Waiting.class, waiting -> {
            assertThat(waiting.reason()).isEqualTo(reason);
            assertThat(waiting.why()).contains(words);
        });
    }

    @Test
    void who_has_the_skill_that_suits_the_words_gets_it() {
        world.hire(world.agent("Alpha strategist"));

        Task task = routed("Repair the headings");

        assertThat(task.assignee()).contains(world.operator.id());
        assertThat(task.state()).isInstanceOf(TaskState.Working.class);
        assertThat(given(task)).containsExactly(world.operator.id());
    }

    @Test
    void whoever_had_a_task_before_stays_on_record() {
        Task task = routed("Repair the headings");
        Agent other = world.agent("Alpha repairs headings", "site-care");
        world.hire(other);
        Held<Task> held = world.book(Role.INTAKE).find(Refs.task(task.id())).orElseThrow();
        world.book(Role.INTAKE).commit(Changes.begin().replace(held, task.in(new TaskState.Open())));

        world.route().route(task.id());

        assertThat(world.task(task.id()).assignee()).contains(other.id());
        assertThat(given(task)).containsExactly(world.operator.id(), other.id());
    }

    private List<AgentId> given(Task task) {
        return world.book(Role.KEEPER)
                .find(Refs.assigned(task.id()))
                .orElseThrow()
                .value()
                .agents();
    }

    @Test
    void who_is_named_in_the_title_gets_it_even_without_the_skill() {
        Agent strategist = world.agent("Strategist");
        world.hire(strategist);

        Task task = routed("@strategist fix the links");

        assertThat(task.assignee()).contains(strategist.id());
        assertWaits(task, Reason.NO_MODEL, "@site-operator");
    }

    @Test
    void a_name_that_nobody_bears_is_passed_over() {
        assertThat(routed("@nobody fix the links").assignee()).contains(world.operator.id());
    }

    @Test
    void what_no_skill_suits_waits_for_a_model_and_says_so() {
        assertWaits(routed("Write a haiku"), Reason.NO_MODEL, "No model is connected");
    }

    @Test
    void of_equals_the_one_with_less_to_do_gets_it() {
        Agent second = world.agent("Zweiter", "site-care");
        world.hire(second);

        Task first = routed("Fix a link");
        Task next = routed("Fix a link");

        assertThat(first.assignee()).contains(world.operator.id());
        assertThat(next.assignee()).contains(second.id());
    }

    @Test
    void a_squad_without_agents_says_so_and_goes_on_once_there_is_one() {
        world.dismiss(world.operator);
        TaskId id = world.file("Fix the links");
        works.settle();
        assertWaits(world.task(id), Reason.NO_AGENT, "no agent yet");

        world.hire(world.operator);
        works.settle();

        Ends.assertProposed(world, id);
        assertThat(Ends.receipts(world))
                .containsExactlyInAnyOrder("task.file", "task.route", "task.reopen", "task.route", "proposal.make");
    }

    @Test
    void waiting_adds_no_receipts() {
        world.dismiss(world.operator);
        world.file("Fix the links");

        works.settle();
        works.settle();

        assertThat(Ends.receipts(world)).containsExactlyInAnyOrder("task.file", "task.route");
    }

    @Test
    void a_task_that_is_routed_already_is_left_alone() {
        TaskId id = world.file("Fix the links");
        world.route().route(id);
        Task before = world.task(id);

        Outcome again = world.route().route(id);

        assertThat(again).isEqualTo(Outcome.DONE);
        assertThat(world.task(id)).isEqualTo(before);
    }

    @Test
    void a_hint_about_something_else_or_nothing_is_poison() {
        assertThat(world.route().on(new Hint(Hint.About.VERDICT, "x", "g"))).isInstanceOf(Outcome.Poison.class);
        assertThat(world.route().on(new Hint(Hint.About.TASK_OPEN, "x", "g"))).isInstanceOf(Outcome.Poison.class);
        assertThat(world.slice().on(new Hint(Hint.About.TASK_OPEN, "x", "g"), world.deadline()))
                .isInstanceOf(Outcome.Poison.class);
        assertThat(world.slice().on(new Hint(Hint.About.RUN, "../x", "g"), world.deadline()))
                .isInstanceOf(Outcome.Poison.class);
    }

    @Test
    void a_hint_about_a_task_that_does_not_exist_is_dropped() {
        String nobody = "tsk_01ARZ3NDEKTSV4RRFFQ69G5FAV";

        assertThat(world.route().on(new Hint(Hint.About.TASK_OPEN, nobody, "g")))
                .isEqualTo(Outcome.DONE);
        assertThat(world.slice().on(new Hint(Hint.About.RUN, nobody, "g"), world.deadline()))
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void the_web_operations_template_has_six_roles_whose_skills_are_known() {
        Template template = Template.named("web-operations").orElseThrow();
        var known = new HashSet<String>();
        SkillCatalogue.shipped().known().forEach(one -> known.add(one.name()));

        assertThat(template.roles())
                .extracting(Template.Part::name)
                .containsExactly(
                        "Site operator", "QA checker", "SEO writer", "Brand-asset agent", "Funnel agent", "Strategist");
        assertThat(template.roles()).allSatisfy(part -> assertThat(known).containsAll(part.skills()));
        assertThat(Template.named("other")).isEmpty();
    }

    @Test
    void a_site_that_is_connected_later_is_waited_for() {
        World one = new World();
        var around = new Works(one);
        TaskId id = one.file("Fix the links");
        one.disconnect();
        around.settle();
        assertWaits(one.task(id), Reason.NO_CONNECTION, "pot site connect");

        one.connect();
        around.settle();

        assertThat(one.task(id).state()).isInstanceOf(TaskState.AwaitingVerdict.class);
    }

    @Test
    void a_site_that_cant_be_read_says_why_on_the_task_and_is_tried_again_by_itself() {
        World one = new World();
        var around = new Works(one);
        one.site.trouble = "The application password is wrong or revoked.";
        TaskId id = one.file("Fix the links");
        around.settle();
        assertWaits(one.task(id), Reason.NO_CONNECTION, "wrong or revoked");

        one.site.trouble = "";
        one.clock.advance(Duration.ofMinutes(20));
        around.settle();

        assertThat(one.task(id).state()).isInstanceOf(TaskState.AwaitingVerdict.class);
    }

    @Test
    void a_skill_that_is_not_installed_is_told() {
        TaskId id = world.file("Fix the links");
        world.route().route(id);

        world.slice(new OtherSkill()).slice(id, world.deadline());

        assertWaits(world.task(id), Reason.NO_MODEL, "site-care");
    }

    private record OtherSkill() implements mupot.kernel.run.Skill {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public Next next(Situation situation) {
            return new Next.Answer("never asked");
        }
    }
}
