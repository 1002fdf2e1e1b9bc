package mupot.models.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mupot.fakes.model.Script;
import mupot.fakes.model.ScriptedAnswer;
import mupot.fakes.model.ScriptedRequest;
import mupot.kernel.SecretReader;
import mupot.kernel.egress.Egress;
import mupot.kernel.model.ModelPort;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.Provider;
import mupot.kernel.model.ToolCall;
import mupot.kernel.model.Turn;
import mupot.kernel.model.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What asking a model comes to, whoever provides it. */
public abstract class ModelContract {

    private static final Turn.System RULES = new Turn.System("Be kind. canary-of-the-rules");
    private static final Turn.User QUESTION = new Turn.User("What is on the page? canary-of-the-question");

    protected abstract Provider provider();

    protected abstract ModelPort port(Egress egress, SecretReader secrets);

    private Asking asking(ScriptedAnswer... answers) {
        return new Asking(provider(), this::port, Script.inOrder(answers));
    }

    private static Turn.Assistant calling(ToolCall... calls) {
        return new Turn.Assistant("Let me look.", List.of(calls));
    }

    private static ToolCall call(String id, Map<String, String> arguments) {
        return new ToolCall(id, "read_page", new TreeMap<>(arguments), false);
    }

    @Test
    void what_it_says_comes_back_with_what_it_took() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("A bakery.").taking(120, 7))) {
            assertThat(asking.ask(RULES, QUESTION))
                    .isEqualTo(new ModelReply.Said("A bakery.", List.of(), new Usage(120, 7), false));
        }
    }

    @Test
    void it_reads_the_rules_the_question_and_the_names_of_its_tools() throws Exception {
        var seen = new java.util.concurrent.atomic.AtomicReference<ScriptedRequest>();
        try (var asking = new Asking(provider(), this::port, request -> {
            seen.set(request);
            return ScriptedAnswer.say("Yes.");
        })) {
            asking.ask(RULES, QUESTION);
        }

        assertThat(seen.get().system()).isEqualTo(RULES.text());
        assertThat(seen.get().asked()).isEqualTo(QUESTION.text());
        assertThat(seen.get().tools()).containsExactly("read_page", "list_pages");
        assertThat(seen.get().model()).isEqualTo("any-1");
        assertThat(seen.get().maxTokens()).isEqualTo(500);
    }

    @Test
    void a_model_that_holds_less_is_asked_for_less() throws Exception {
        var seen = new java.util.concurrent.atomic.AtomicInteger();
        try (var asking = new Asking(provider(), this::port, request -> {
            seen.set(request.maxTokens());
            return ScriptedAnswer.say("Yes.");
        })) {
            asking.port().ask(new mupot.kernel.model.ModelCall(asking.model(), List.of(QUESTION), List.of(), 100_000));
        }

        assertThat(seen).hasValue(900);
    }

    @Test
    void its_calls_come_back_with_scalars_as_text() throws Exception {
        try (var asking = asking(ScriptedAnswer.call("read_page", "target", "index.html", "lines", 5, "raw", true))) {
            var said = (ModelReply.Said) asking.ask(RULES, QUESTION);

            assertThat(said.calls()).hasSize(1);
            assertThat(said.calls().getFirst().id()).isNotBlank();
            assertThat(said.calls().getFirst().tool()).isEqualTo("read_page");
            assertThat(said.calls().getFirst().arguments())
                    .isEqualTo(Map.of("target", "index.html", "lines", "5", "raw", "true"));
            assertThat(said.calls().getFirst().malformed()).isFalse();
        }
    }

    @Test
    void several_calls_and_words_come_back_together() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("Both.")
                .and(ScriptedAnswer.call("list_pages"))
                .and(ScriptedAnswer.call("read_page", "target", "a.html")))) {
            var said = (ModelReply.Said) asking.ask(QUESTION);

            assertThat(said.text()).isEqualTo("Both.");
            assertThat(said.calls()).extracting(ToolCall::tool).containsExactly("list_pages", "read_page");
            assertThat(said.calls()).extracting(ToolCall::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void what_tools_brought_goes_back_to_it_as_its_provider_wants_it() throws Exception {
        var seen = new java.util.concurrent.atomic.AtomicReference<ScriptedRequest>();
        try (var asking = new Asking(provider(), this::port, request -> {
            seen.set(request);
            return ScriptedAnswer.say("A bakery.");
        })) {
            ModelReply reply = asking.ask(
                    RULES,
                    QUESTION,
                    calling(call("c-1", Map.of("target", "a.html", "lines", "5")), call("c-2", Map.of())),
                    new Turn.ToolResult("c-1", "read_page", "Bread"),
                    new Turn.ToolResult("c-2", "read_page", ""),
                    new Turn.User("And?"),
                    new Turn.User("Go on."));

            assertThat(reply).isInstanceOf(ModelReply.Said.class);
        }
        assertThat(seen.get().turns().get(1).calls())
                .containsExactly(
                        new ScriptedRequest.Call("c-1", "read_page", Map.of("target", "a.html", "lines", "5")),
                        new ScriptedRequest.Call("c-2", "read_page", Map.of()));
        assertThat(seen.get().resultOf("read_page")).contains("(empty)");
    }

    /** Nobody asks a model to think aloud; one that does it anyway is answered without what it thought. */
    @Test
    void what_a_model_thought_is_paid_for_and_neither_asked_for_nor_kept_nor_sent_back() throws Exception {
        try (var asking =
                asking(new ScriptedAnswer.Malformed(Thoughts.body(provider())), ScriptedAnswer.say("A bakery."))) {
            var said = (ModelReply.Said) asking.ask(RULES, QUESTION);

            assertThat(said.text()).isEqualTo("Let me look.");
            assertThat(said.calls()).singleElement().satisfies(call -> assertThat(call.arguments())
                    .isEqualTo(Map.of("target", "a.html")));
            assertThat(said.usage()).isEqualTo(new Usage(120, 70));
            assertThat(said.toString()).doesNotContain(Thoughts.TOLD, Thoughts.SIGNATURE);

            assertThat(asking.ask(
                            RULES,
                            QUESTION,
                            new Turn.Assistant(said.text(), said.calls()),
                            new Turn.ToolResult(said.calls().getFirst().id(), "read_page", "Bread")))
                    .isInstanceOfSatisfying(ModelReply.Said.class, next -> assertThat(next.text())
                            .isEqualTo("A bakery."));
            assertThat(asking.server().requests()).allSatisfy(request -> assertThat(request.body())
                    .doesNotContain(Thoughts.TOLD, Thoughts.SIGNATURE, "\"thinking\"", "\"reasoning"));
        }
    }

    @Test
    void what_a_tool_declares_as_a_number_is_a_number_again() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("Yes."))) {
            asking.ask(
                    QUESTION,
                    calling(call("c-1", Map.of("target", "5", "lines", "5", "raw", "true"))),
                    new Turn.ToolResult("c-1", "read_page", "Bread"));

            assertThat(asking.body().replace("\\", "").replace(" ", ""))
                    .contains("\"lines\":5,")
                    .contains("\"raw\":true")
                    .contains("\"target\":\"5\"");
        }
    }

    @Test
    void a_call_of_no_known_tool_comes_back_as_it_is() throws Exception {
        try (var asking = asking(ScriptedAnswer.unknownTool())) {
            var said = (ModelReply.Said) asking.ask(QUESTION);

            assertThat(said.calls()).extracting(ToolCall::tool).containsExactly("no_such_tool");
        }
    }

    @Test
    void a_call_whose_arguments_nobody_can_read_is_kept_as_malformed() throws Exception {
        try (var asking =
                asking(ScriptedAnswer.malformedToolCall("read_page"), ScriptedAnswer.nestedToolCall("read_page"))) {
            for (int i = 0; i < 2; i++) {
                switch (asking.ask(QUESTION)) {
                    case ModelReply.Said said -> {
                        assertThat(said.calls().getFirst().malformed()).isTrue();
                        assertThat(said.calls().getFirst().arguments()).isEmpty();
                    }
                    case ModelReply.Garbled _ -> assertThat(provider()).isIn(Provider.ANTHROPIC, Provider.BEDROCK);
                    case ModelReply.Later _, ModelReply.Refused _ ->
                        throw new AssertionError("it was an answer, if a bad one");
                }
            }
        }
    }

    @Test
    void a_malformed_call_can_stand_in_what_is_asked_next() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("Sorry."))) {
            ModelReply reply = asking.ask(
                    QUESTION,
                    calling(new ToolCall("c-1", "read_page", new TreeMap<>(), true)),
                    new Turn.ToolResult("c-1", "read_page", "These arguments can't be read."));

            assertThat(reply).isInstanceOf(ModelReply.Said.class);
        }
    }

    @Test
    void an_answer_that_ran_out_of_room_says_so() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("And then").stoppedByLimit())) {
            assertThat(asking.ask(QUESTION))
                    .isInstanceOfSatisfying(ModelReply.Said.class, said -> assertThat(said.cutOff())
                            .isTrue());
        }
    }

    @Test
    void an_answer_without_a_count_counts_for_at_least_what_it_can_have_taken() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("A bakery.").uncounted())) {
            var said = (ModelReply.Said) asking.ask(RULES, QUESTION);

            assertThat(said.usage().inputTokens())
                    .isGreaterThanOrEqualTo(
                            RULES.text().length() + QUESTION.text().length());
            assertThat(said.usage().outputTokens()).isGreaterThanOrEqualTo("A bakery.".length());
        }
    }

    @Test
    void too_many_questions_are_asked_again_when_the_server_says() throws Exception {
        try (var asking = asking(ScriptedAnswer.status(429, 17))) {
            assertThat(asking.ask(QUESTION))
                    .isInstanceOfSatisfying(ModelReply.Later.class, later -> assertThat(later.after())
                            .contains(Duration.ofSeconds(17)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503, 529})
    void a_server_out_of_order_is_asked_again_later(int status) throws Exception {
        try (var asking = asking(ScriptedAnswer.status(status))) {
            assertThat(asking.ask(QUESTION)).isInstanceOfSatisfying(ModelReply.Later.class, later -> {
                assertThat(later.why()).contains(Integer.toString(status));
                assertThat(later.after()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 402, 403, 404, 413, 422, 451})
    void a_server_that_refuses_is_not_asked_again(int status) throws Exception {
        try (var asking = asking(ScriptedAnswer.status(status))) {
            assertThat(asking.ask(QUESTION))
                    .isInstanceOfSatisfying(ModelReply.Refused.class, refused -> assertThat(refused.why())
                            .contains(Integer.toString(status)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 307, 401, 429, 500})
    void there_is_one_request_and_no_second_try(int status) throws Exception {
        try (var asking = asking(status == 200 ? ScriptedAnswer.malformed() : ScriptedAnswer.status(status))) {
            asking.ask(QUESTION);

            assertThat(asking.server().requests()).hasSize(1);
        }
    }

    @Test
    void a_server_that_is_too_slow_or_goes_silent_is_asked_again_later() throws Exception {
        try (var asking = asking(ScriptedAnswer.slow(Duration.ofSeconds(10)), ScriptedAnswer.cutOff())) {
            assertThat(asking.ask(QUESTION)).isInstanceOf(ModelReply.Later.class);
            assertThat(asking.ask(QUESTION)).isInstanceOf(ModelReply.Later.class);
        }
    }

    @Test
    void a_server_that_is_gone_is_asked_again_later() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("Hello."))) {
            asking.server().close();

            assertThat(asking.ask(QUESTION)).isInstanceOf(ModelReply.Later.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "",
                "null",
                "[]",
                "{}",
                "42",
                "{\"choices\":[]}",
                "{\"choices\":[{}]}",
                "{\"choices\":[{\"message\":null}]}",
                "{\"choices\":7}",
                "{\"content\":null}",
                "{\"content\":[null]}",
                "{\"content\":{\"type\":\"text\"}}",
                "{\"type\":\"error\",\"error\":{}}"
            })
    void an_answer_that_is_none_is_garbled(String body) throws Exception {
        try (var asking = asking(new ScriptedAnswer.Malformed(body))) {
            assertThat(asking.ask(QUESTION)).isInstanceOf(ModelReply.Garbled.class);
        }
    }

    @Test
    void an_answer_too_large_to_read_is_garbled() throws Exception {
        try (var asking = asking(ScriptedAnswer.hugeOutput(300_000))) {
            assertThat(asking.ask(QUESTION)).isInstanceOf(ModelReply.Garbled.class);
        }
    }

    @Test
    void why_it_failed_tells_neither_key_nor_question_nor_what_the_server_wrote() throws Exception {
        for (ScriptedAnswer answer : List.of(
                ScriptedAnswer.status(400),
                ScriptedAnswer.status(401),
                ScriptedAnswer.status(429, 3),
                ScriptedAnswer.status(500),
                ScriptedAnswer.cutOff(),
                ScriptedAnswer.malformed())) {
            try (var asking = asking(answer)) {
                String told = asking.ask(RULES, QUESTION).toString();

                assertThat(told).doesNotContain(Asking.KEY, "canary", "html", "half an answer", "127.0.0.1");
            }
        }
    }

    @Test
    void the_key_goes_into_its_header_and_nowhere_else() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("Yes."))) {
            asking.ask(RULES, QUESTION);

            List<String> holding = asking.headers().entrySet().stream()
                    .filter(header -> header.getValue().contains(Asking.KEY))
                    .map(Map.Entry::getKey)
                    .toList();
            assertThat(holding)
                    .isEqualTo(
                            switch (provider()) {
                                case ANTHROPIC -> List.of("x-api-key");
                                case OPENAI -> List.of("authorization");
                                case OLLAMA, BEDROCK -> List.of();
                            });
            assertThat(asking.body()).doesNotContain(Asking.KEY);
            assertThat(asking.headers().get("user-agent")).isEqualTo("mupot");
        }
    }

    @Test
    void a_key_sealed_to_another_origin_is_as_good_as_none() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("Yes."));
                var elsewhere = asking(ScriptedAnswer.say("Yes."))) {
            var moved = Asking.model(provider(), elsewhere.server().origin());

            ModelReply reply = asking.ask(moved, List.of(), QUESTION);

            assertThat(reply).isInstanceOf(ModelReply.Refused.class);
            assertThat(elsewhere.server().requests()).isEmpty();
        }
    }

    @Test
    void the_same_question_makes_the_same_request() throws Exception {
        try (var asking = asking(ScriptedAnswer.say("Yes."))) {
            asking.ask(RULES, QUESTION);
            asking.ask(RULES, QUESTION);

            assertThat(asking.server().requests().get(0).body())
                    .isEqualTo(asking.server().requests().get(1).body());
            assertThat(Optional.of(asking.body()).filter(body -> body.contains("canary-of-the-question")))
                    .isPresent();
        }
    }
}
