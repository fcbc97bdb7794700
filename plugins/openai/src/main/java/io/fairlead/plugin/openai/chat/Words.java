package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.plugin.openai.request.OfferedTools;
import io.fairlead.toolkit.ClientWords;
import java.util.Map;

/** How this API calls what the neutral model has names of its own for. */
enum Words implements ClientWords {
    OF_CHAT;

    private static final String EFFORT = "reasoning_effort";
    private static final Map<String, String> MEMBERS =
            Map.of("reasoning", EFFORT, "reasoning.effort", EFFORT, "reasoning.budget", EFFORT);

    @Override
    public Map<String, String> members() {
        return MEMBERS;
    }

    @Override
    public String tool(int index, int inner) {
        return "tools[" + index + "]" + (inner == OfferedTools.CUSTOM ? "" : ".function");
    }

    @Override
    public String ofPart(ChatPart part, String member) {
        return switch (member) {
            case "detail" -> "image_url.detail";
            case "name" -> part instanceof ChatPart.DocumentPart ? "file.filename" : member;
            default -> ThoughtSignature.called(member);
        };
    }
}
