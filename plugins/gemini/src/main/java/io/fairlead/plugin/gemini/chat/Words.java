package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.toolkit.ClientWords;
import io.fairlead.toolkit.DataUrl;
import java.util.Map;

/** How this API calls what the neutral model has names of its own for. */
enum Words implements ClientWords {
    OF_GENERATE;

    /** The place of what stands alone where others have a list. */
    static final int ALONE = -1;

    /** How many tokens a model may think. */
    static final String BUDGET = "generationConfig.thinkingConfig.thinkingBudget";

    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("max_tokens", "generationConfig.maxOutputTokens"),
            Map.entry("temperature", "generationConfig.temperature"),
            Map.entry("top_p", "generationConfig.topP"),
            Map.entry("top_k", "generationConfig.topK"),
            Map.entry("stop", "generationConfig.stopSequences"),
            Map.entry("n", "generationConfig.candidateCount"),
            Map.entry("seed", "generationConfig.seed"),
            Map.entry("presence_penalty", "generationConfig.presencePenalty"),
            Map.entry("frequency_penalty", "generationConfig.frequencyPenalty"),
            Map.entry("logprobs", "generationConfig.responseLogprobs"),
            Map.entry("top_logprobs", "generationConfig.logprobs"),
            Map.entry("response_format", "generationConfig.responseMimeType"),
            Map.entry("thinkingConfig", "generationConfig.thinkingConfig"),
            Map.entry("reasoning", "generationConfig.thinkingConfig"),
            Map.entry("reasoning.effort", "generationConfig.thinkingConfig.thinkingLevel"),
            Map.entry("reasoning.budget", BUDGET),
            Map.entry("tool_choice", "toolConfig.functionCallingConfig"));

    @Override
    public Map<String, String> members() {
        return MEMBERS;
    }

    @Override
    public String tool(int index, int inner) {
        return element("tools", index) + "." + element("functionDeclarations", inner);
    }

    /** An element of a member, or the member itself. */
    static String element(String member, int index) {
        return index == ALONE ? member : member + "[" + index + "]";
    }

    @Override
    public String ofMessage(String member) {
        return member.equals("content") ? "parts" : member;
    }

    @Override
    public String ofPart(ChatPart part, String member) {
        return switch (member) {
            case "name" ->
                part instanceof ChatPart.DocumentPart document
                        ? (DataUrl.is(document.url()) ? "inlineData" : "fileData") + ".displayName"
                        : member;
            case "is_error" -> "functionResponse.response.error";
            case "thought_signature" -> "thoughtSignature";
            default -> member;
        };
    }

    /** What is no text stands beside the response, in a list of its own. */
    @Override
    public String ofResult(ChatPart.ToolResultPart result, int index) {
        boolean text = result.content().getFirst() instanceof ChatPart.TextPart;
        if (text && index == 0) {
            return "functionResponse.response";
        }
        return "functionResponse.parts[" + (text ? index - 1 : index) + "]";
    }
}
