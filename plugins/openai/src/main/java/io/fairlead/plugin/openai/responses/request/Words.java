package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.plugin.openai.request.OfferedTools;
import io.fairlead.toolkit.ClientWords;
import java.util.Map;

/** How this API calls what the neutral model has names of its own for. */
enum Words implements ClientWords {
    OF_RESPONSES;

    private static final Map<String, String> MEMBERS = Map.of(
            "max_tokens", "max_output_tokens",
            "response_format", "text.format",
            "response_format.json_schema", "text.format",
            "verbosity", "text.verbosity",
            "logprobs", "top_logprobs");

    @Override
    public Map<String, String> members() {
        return MEMBERS;
    }

    @Override
    public String tool(int index, int inner) {
        return "tools[" + index + "]" + (inner == OfferedTools.ALONE ? "" : ".tools[" + inner + "]");
    }

    /** Of the items that are one neutral message, some have no role, and none has all the content. */
    @Override
    public String ofMessage(String member) {
        return member.equals("role") || member.equals("content") ? "" : member;
    }

    @Override
    public String ofPart(ChatPart part, String member) {
        boolean name = part instanceof ChatPart.DocumentPart && member.equals("name");
        return name ? "filename" : ThoughtSignature.called(member);
    }

    @Override
    public String ofResult(ChatPart.ToolResultPart result, int index) {
        return ClientWords.textAlone(result) ? "output" : "output[" + index + "]";
    }
}
