package mupot.models;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.URI;
import java.util.Optional;
import mupot.kernel.Secret;
import mupot.kernel.SecretReader;
import mupot.kernel.egress.Egress;
import mupot.kernel.model.Model;
import mupot.kernel.model.ModelCall;
import mupot.kernel.model.ModelPort;
import mupot.kernel.model.ModelReply;
import mupot.kernel.model.ModelSecrets;

/**
 * Models of Anthropic, and of whoever speaks as OpenAI does. LangChain4j writes the request and reads the answer; it
 * neither tries again nor logs. A key leaves only for the origin that it is sealed to.
 *
 * <p>No model is asked to think aloud, so what it thought need not go back with what its tools brought: Anthropic refuses
 * an assistant's turn that doesn't begin with its thinking only in the mode that a request switches on by a budget of
 * tokens. Models that always think do it in the adaptive mode, where "previous assistant turns don't need to start with
 * thinking blocks" (platform.claude.com, "Adaptive thinking", validation changes). LangChain4j keeps thinking and its
 * signatures only where a model is built to return them; here none is. It is paid for as output either way.
 *
 * @param egress permits the models' origins, and has the caps that a model's answer needs
 * @param bedrock asks the models of Bedrock
 */
public record LangChainModels(Egress egress, SecretReader secrets, ModelPort bedrock) implements ModelPort {

    /** OpenAI's own models take the limit by another name than those that speak like them. */
    private static final String OPENAI = "api.openai.com";

    /** For a pot outside of AWS, which Bedrock knows nothing of. */
    public static final ModelPort NO_BEDROCK =
            _ -> new ModelReply.Refused("Models of Bedrock can be asked by a pot in AWS only.");

    @Override
    public ModelReply ask(ModelCall call) {
        Model model = call.model();
        Optional<Secret> key = model.keyed()
                ? secrets.read(
                        ModelSecrets.CLASS, ModelSecrets.of(model), model.seal().toString())
                : Optional.empty();
        if (model.keyed() && key.isEmpty()) {
            return new ModelReply.Refused("There is no key for it at " + model.seal()
                    + ". Connect it again, with its key, by `pot model connect`.");
        }
        int room = Math.min(call.maxOutputTokens(), model.maxOutputTokens());
        try {
            return switch (model.provider()) {
                case ANTHROPIC -> asked(call, anthropic(model, key.orElseThrow(), room));
                case OPENAI, OLLAMA -> asked(call, openAi(model, key, room));
                case BEDROCK -> bedrock.ask(call);
            };
        } catch (RuntimeException e) {
            return Answers.of(e);
        }
    }

    private static ModelReply asked(ModelCall call, ChatModel model) {
        return Answers.of(call, model.chat(Conversation.of(call)));
    }

    private ChatModel anthropic(Model model, Secret key, int room) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(new EgressHttp(egress).builder())
                .baseUrl(base(model))
                .apiKey(key.reveal())
                .modelName(model.model())
                .maxTokens(room)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    private ChatModel openAi(Model model, Optional<Secret> key, int room) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(new EgressHttp(egress).builder())
                .baseUrl(base(model))
                .modelName(model.model())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false);
        key.ifPresent(secret -> builder.apiKey(secret.reveal()));
        boolean own = model.seal().host().equals(OPENAI);
        return (own ? builder.maxCompletionTokens(room) : builder.maxTokens(room)).build();
    }

    /** With the path that these servers usually have, where the owner named none. */
    private static String base(Model model) {
        URI origin = URI.create(model.origin());
        String path = Optional.ofNullable(origin.getRawPath()).orElse("");
        String bare = model.seal() + (path.isEmpty() || path.equals("/") ? "/v1" : path);
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
