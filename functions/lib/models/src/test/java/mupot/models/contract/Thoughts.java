package mupot.models.contract;

import mupot.kernel.model.Provider;

/** An answer that brings along what its model thought before: text, a signature over it, and a part that is sealed. */
final class Thoughts {

    static final String TOLD = "canary-of-the-thoughts";
    static final String SIGNATURE = "canary-of-the-signature";

    private Thoughts() {}

    /** As the provider's server writes it: thinks, says "Let me look.", and reads one page. */
    static String body(Provider provider) {
        return switch (provider) {
            case ANTHROPIC ->
                """
                {"id": "msg_1", "type": "message", "role": "assistant", "model": "any-1", "content": [
                  {"type": "thinking", "thinking": "%s", "signature": "%s"},
                  {"type": "redacted_thinking", "data": "c2VhbGVk"},
                  {"type": "text", "text": "Let me look."},
                  {"type": "tool_use", "id": "toolu_1", "name": "read_page", "input": {"target": "a.html"}}],
                 "stop_reason": "tool_use", "usage": {"input_tokens": 120, "output_tokens": 70}}"""
                        .formatted(TOLD, SIGNATURE);
            case OPENAI, OLLAMA ->
                """
                {"id": "c-1", "object": "chat.completion", "created": 1, "model": "any-1", "choices": [{"index": 0,
                  "finish_reason": "tool_calls", "message": {"role": "assistant", "content": "Let me look.",
                    "reasoning_content": "%1$s", "reasoning": "%1$s",
                    "reasoning_details": [{"type": "reasoning.text", "text": "%1$s", "signature": "%2$s"}],
                    "tool_calls": [{"id": "call_1", "type": "function", "function": {
                      "name": "read_page", "arguments": "{\\"target\\": \\"a.html\\"}"}}]}}],
                 "usage": {"prompt_tokens": 120, "completion_tokens": 70, "total_tokens": 190}}"""
                        .formatted(TOLD, SIGNATURE);
            case BEDROCK ->
                """
                {"output": {"message": {"role": "assistant", "content": [
                  {"reasoningContent": {"reasoningText": {"text": "%s", "signature": "%s"}}},
                  {"reasoningContent": {"redactedContent": "c2VhbGVk"}},
                  {"text": "Let me look."},
                  {"toolUse": {"toolUseId": "tooluse_1", "name": "read_page", "input": {"target": "a.html"}}}]}},
                 "stopReason": "tool_use", "metrics": {"latencyMs": 1},
                 "usage": {"inputTokens": 120, "outputTokens": 70, "totalTokens": 190}}"""
                        .formatted(TOLD, SIGNATURE);
        };
    }
}
