package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.toolkit.ClientWords;
import java.util.Map;

/** How this API calls what the neutral model has names of its own for. */
enum Words implements ClientWords {
    OF_MESSAGES;

    private static final Map<String, String> MEMBERS = Map.of(
            "stop", "stop_sequences",
            "user", "metadata.user_id",
            "parallel_tool_calls", "tool_choice.disable_parallel_tool_use",
            "response_format", "output_config.format",
            "reasoning", "thinking",
            "reasoning.effort", "output_config.effort",
            "reasoning.budget", "thinking.budget_tokens");

    @Override
    public Map<String, String> members() {
        return MEMBERS;
    }

    @Override
    public String ofPart(ChatPart part, String member) {
        return part instanceof ChatPart.DocumentPart && member.equals("name") ? "title" : member;
    }
}
