package mupot.kernel.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import mupot.kernel.connector.PageChecks;
import mupot.kernel.gate.ProposalBody;
import mupot.kernel.memory.Fact;
import mupot.kernel.memory.Recalled;
import mupot.kernel.memory.RememberAsAgent;
import mupot.kernel.model.Model;
import mupot.kernel.model.ToolSpec;
import mupot.kernel.model.Turn;
import mupot.kernel.org.Agent;
import mupot.kernel.policy.Answer;
import mupot.kernel.policy.Refusal;
import mupot.kernel.task.HandOn;
import mupot.kernel.task.TaskState;

/**
 * A procedure that an agent follows. Deterministic: the same journal over the same site gives the same next step, so a
 * run that was killed goes on from its last checkpoint. It may ask a model; the slice does that for it, within its
 * budget, and what came back stands in the journal.
 */
public interface Skill {

    /** The procedure of an agent that thinks: whatever a task asks, with the help of a model. */
    String THINKING = "thinking";

    /** As on the agent's card. */
    String name();

    /** What comes after the steps so far. */
    Next next(Situation situation);

    /**
     * Why a proposal that this skill made is as it is, in words for people. Changes nothing; where a skill knows no more
     * it says what is on record.
     */
    default String answer(Question question) {
        return question.onRecord();
    }

    /**
     * A question about a proposal.
     *
     * @param text as a person asked it
     * @param proposal what it is about; a member may have edited it since
     * @param site as it is now
     */
    record Question(String text, ProposalBody proposal, LocalDate today, Site site) {

        /** What was said when it was proposed. */
        public String onRecord() {
            return OnRecord.of(proposal);
        }
    }

    /**
     * What a skill may look at.
     *
     * @param note what an earlier round has to mend; empty in the first
     * @param today for judging what is stale
     * @param journal the checkpointed steps so far, oldest first
     * @param briefing what an agent that thinks is told beside; empty: no model is at hand
     * @param memory what the squad knows by key
     */
    record Situation(
            String title,
            String body,
            String note,
            LocalDate today,
            List<Step> journal,
            Site site,
            Optional<Briefing> briefing,
            Memory memory) {

        /** Of a procedure that needs no model. */
        public Situation(String title, String body, String note, LocalDate today, List<Step> journal, Site site) {
            this(title, body, note, today, journal, site, Optional.empty(), Memory.NONE);
        }

        public Situation {
            journal = List.copyOf(journal);
        }
    }

    /** The squad's site, read only. */
    interface Site {

        /** What kind of site it is, for telling where a text came from. */
        default String kind() {
            return "site";
        }

        List<String> targets();

        Optional<String> read(String target);

        /** Why a target that isn't there can't be made either, for people; empty: nothing speaks against it. */
        default Optional<String> obstacle(String target) {
            return Optional.empty();
        }
    }

    /** What a run may know, and add to. What an agent adds counts once a human stands for it. */
    interface Memory {

        /** Facts whose keys begin so, of the pot, the department, the squad and the agent itself. */
        List<Recalled> recall(String prefix);

        /** Of the squad. The same again changes nothing. */
        Answer<Fact> remember(RememberAsAgent.Wanted wanted);

        Memory NONE = new Memory() {
            @Override
            public List<Recalled> recall(String prefix) {
                return List.of();
            }

            @Override
            public Answer<Fact> remember(RememberAsAgent.Wanted wanted) {
                return Answer.refused(Refusal.NOT_ALLOWED_HERE);
            }
        };
    }

    /** A step's result. */
    sealed interface Next {

        /**
         * Something was learnt or drafted: checkpoint it and go on.
         *
         * @param handedOn tasks for other agents of the squad, at most {@value HandOn#MOST}
         */
        record Checkpoint(String name, String journal, List<HandOn> handedOn) implements Next {

            /** Nothing is handed on. */
            public Checkpoint(String name, String journal) {
                this(name, journal, List.of());
            }

            public Checkpoint {
                handedOn = List.copyOf(handedOn);
            }
        }

        /**
         * The task needs no change: here is the answer.
         *
         * @param influences what untrusted was read on the way
         */
        record Answer(String text, List<String> influences) implements Next {

            /** Where nothing was read that anyone could have written. */
            public Answer(String text) {
                this(text, List.of());
            }

            public Answer {
                influences = List.copyOf(influences);
            }
        }

        /**
         * A model shall be asked; what comes of it stands in the journal afterwards.
         *
         * @param name what for, in the skill's words
         * @param by whose question it is
         * @param models whom to ask, the best liked first
         * @param checking whether it is about a draft that is ready, not about making one
         * @param shown untrusted sources that the question shows for the first time; on record, whatever becomes of them
         */
        record Ask(
                String name,
                Agent by,
                List<Model> models,
                List<Turn> turns,
                List<ToolSpec> tools,
                boolean checking,
                List<String> shown)
                implements Next {

            /** One that shows nothing new. */
            public Ask(
                    String name,
                    Agent by,
                    List<Model> models,
                    List<Turn> turns,
                    List<ToolSpec> tools,
                    boolean checking) {
                this(name, by, models, turns, tools, checking, List.of());
            }

            public Ask {
                shown = List.copyOf(shown);
                models = List.copyOf(models);
                turns = List.copyOf(turns);
                tools = List.copyOf(tools);
            }

            /** The same, without models whose price nobody knows where there are others. */
            Ask priced() {
                List<Model> priced = models.stream()
                        .filter(model -> model.price().isPresent())
                        .toList();
                return priced.isEmpty() ? this : new Ask(name, by, priced, turns, tools, checking, shown);
            }
        }

        /** A person has to say or do something first. */
        record Wait(TaskState.Reason reason, String why) implements Next {}

        /** It can't be done; the reason is told. */
        record GiveUp(String why) implements Next {}

        /**
         * These texts should replace the present ones.
         *
         * @param drafts whole new texts by target
         * @param read the texts the drafts were made from, by target
         * @param checks what was checked on the draft, for the human
         * @param left faults that remain, with the reason why they can't be repaired here
         * @param influences what else untrusted was read on the way, beside what the drafts were made from
         */
        record Propose(
                String summary,
                SortedMap<String, String> drafts,
                SortedMap<String, String> read,
                List<String> checks,
                List<PageChecks.Finding> left,
                List<String> influences)
                implements Next {

            /** Where nothing was read beside what is changed. */
            public Propose(
                    String summary,
                    SortedMap<String, String> drafts,
                    SortedMap<String, String> read,
                    List<String> checks,
                    List<PageChecks.Finding> left) {
                this(summary, drafts, read, checks, left, List.of());
            }
        }
    }
}
