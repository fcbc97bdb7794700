package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.toolkit.ClientWords;
import java.util.Map;

/** How both kinds of request of this API call what the neutral model has names of its own for. */
enum Words implements ClientWords {
    OF_BOTH;

    private static final String THINK = "think";
    private static final Map<String, String> MEMBERS = Map.ofEntries(
            Map.entry("max_tokens", "options.num_predict"),
            Map.entry("temperature", "options.temperature"),
            Map.entry("top_p", "options.top_p"),
            Map.entry("top_k", "options.top_k"),
            Map.entry("stop", "options.stop"),
            Map.entry("seed", "options.seed"),
            Map.entry("frequency_penalty", "options.frequency_penalty"),
            Map.entry("presence_penalty", "options.presence_penalty"),
            Map.entry("response_format", "format"),
            Map.entry("reasoning", THINK),
            Map.entry("reasoning.effort", THINK),
            Map.entry("reasoning.budget", THINK));

    @Override
    public Map<String, String> members() {
        return MEMBERS;
    }

    @Override
    public String tool(int index, int inner) {
        return "tools[" + index + "].function";
    }

    /** Pictures come before the words, and stand in a list of their own. */
    @Override
    public String ofResult(ChatPart.ToolResultPart result, int index) {
        return result.content().get(index) instanceof ChatPart.TextPart ? "content" : "images[" + index + "]";
    }
}
