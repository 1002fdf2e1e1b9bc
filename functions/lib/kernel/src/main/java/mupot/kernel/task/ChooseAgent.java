package mupot.kernel.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mupot.kernel.book.Book;
import mupot.kernel.book.Entry;
import mupot.kernel.book.Held;
import mupot.kernel.book.Kinds;
import mupot.kernel.book.Ref;
import mupot.kernel.book.Refs;
import mupot.kernel.book.Section;
import mupot.kernel.id.AgentId;
import mupot.kernel.id.SquadId;
import mupot.kernel.id.TaskId;
import mupot.kernel.model.Model;
import mupot.kernel.model.Preference;
import mupot.kernel.org.Agent;
import mupot.kernel.run.Run;
import mupot.kernel.run.Skill;
import mupot.kernel.run.SkillCatalogue;

/**
 * The rule of routing: who is named in the title gets it; else who can do it, by a skill that suits its words or by
 * thinking; of those whose name and skills share most words with it. Of equals the one with the fewest active tasks, then
 * the first by name. Who names a model thinks; who names none follows a skill that suits, and thinks where none does.
 */
record ChooseAgent(Book book, SkillCatalogue catalogue) {

    private static final Pattern NAMED = Pattern.compile("@([a-z0-9][a-z0-9-]*)");
    private static final int LOOKED_AT = 100;

    /** The one that was at it, if it would do it in the same way now. */
    Optional<RouteTask.Choice> again(Task task, Run run) {
        String text = task.title() + " " + task.body();
        Optional<String> same = Optional.of(run.skill());
        return book.find(Refs.agent(run.squad(), run.agent()))
                .map(Held::value)
                .filter(agent -> how(agent, text, Preference.connected(book)).equals(same))
                .map(agent -> new RouteTask.Choice(agent, same, Optional.empty()));
    }

    Optional<RouteTask.Choice> forTask(Task task, SquadId squad) {
        List<Agent> agents = book.page(Refs.agents(squad), Optional.empty(), LOOKED_AT).items().stream()
                .map(Held::value)
                .toList();
        String text = task.title() + " " + task.body();
        List<Model> models = Preference.connected(book);
        return chosen(agents, task, squad, models)
                .map(agent -> new RouteTask.Choice(agent, how(agent, text, models), skilled(agents)));
    }

    private Optional<String> how(Agent agent, String text, List<Model> models) {
        boolean thinks = !Preference.of(agent, models).isEmpty();
        Optional<String> suiting = catalogue.suiting(text, agent.skills());
        return thinks && (agent.model().isPresent() || suiting.isEmpty()) ? Optional.of(Skill.THINKING) : suiting;
    }

    private Optional<Agent> chosen(List<Agent> agents, Task task, SquadId squad, List<Model> models) {
        Optional<Agent> named = named(agents, task.title());
        if (named.isPresent() || agents.isEmpty()) {
            return named;
        }
        String text = task.title() + " " + task.body();
        Set<String> words = SkillCatalogue.words(text);
        List<Agent> able = agents.stream()
                .filter(agent -> how(agent, text, models).isPresent())
                .toList();
        Map<AgentId, Integer> load = load(squad);
        return (able.isEmpty() ? agents : able)
                .stream()
                        .min(Comparator.comparing(
                                        (Agent agent) -> -shared(agent, words) - catalogue.hits(text, agent.skills()))
                                .thenComparing(agent -> load.getOrDefault(agent.id(), 0))
                                .thenComparing(agent -> agent.slug().value())
                                .thenComparing(agent -> agent.id().value()));
    }

    private static Optional<Agent> named(List<Agent> agents, String title) {
        Matcher matcher = NAMED.matcher(title.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            String slug = matcher.group(1);
            Optional<Agent> agent = agents.stream()
                    .filter(one -> one.slug().value().equals(slug))
                    .findFirst();
            if (agent.isPresent()) {
                return agent;
            }
        }
        return Optional.empty();
    }

    private static int shared(Agent agent, Set<String> words) {
        Set<String> common = new HashSet<>(SkillCatalogue.words(agent.name()));
        common.retainAll(words);
        return common.size();
    }

    private static Optional<Agent> skilled(List<Agent> agents) {
        return agents.stream().filter(agent -> !agent.skills().isEmpty()).findFirst();
    }

    private Map<AgentId, Integer> load(SquadId squad) {
        List<Ref<Task>> refs = new ArrayList<>();
        Section<Entry> working = Section.of(Kinds.TASKS, squad.value() + ".Working");
        for (Held<Entry> entry :
                book.page(working.backwards(), Optional.empty(), LOOKED_AT).items()) {
            refs.add(Refs.task(new TaskId(entry.value().id())));
        }
        Map<AgentId, Integer> load = new HashMap<>();
        for (Held<?> held : book.findAll(refs).all().values()) {
            if (held.value() instanceof Task task) {
                task.assignee().ifPresent(agent -> load.merge(agent, 1, Integer::sum));
            }
        }
        return load;
    }
}
