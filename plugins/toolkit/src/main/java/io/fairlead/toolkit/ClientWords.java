package io.fairlead.toolkit;

import io.fairlead.api.chat.ChatPart;
import java.util.Map;

/** How one API calls what the neutral model has names of its own for. Stateless. */
public interface ClientWords {
    /** Members of requests by their neutral names; what is not there is called the same. */
    Map<String, String> members();

    /** The path of what describes a function, by the numbers that the decoder noted. */
    default String tool(int index, int inner) {
        return "tools[" + index + "]";
    }

    /** A member of a message. */
    default String ofMessage(String member) {
        return member;
    }

    /** A member of a part, such as {@code detail} of a picture. */
    default String ofPart(ChatPart part, String member) {
        return member;
    }

    /** Where in a tool's result a part of it stands, in the terms of the result's own place. */
    default String ofResult(ChatPart.ToolResultPart result, int index) {
        return textAlone(result) ? "content" : "content[" + index + "]";
    }

    /** Whether a result is one plain text, which need not be in a list. */
    static boolean textAlone(ChatPart.ToolResultPart result) {
        return result.content().size() == 1
                && result.content().getFirst() instanceof ChatPart.TextPart text
                && text.extensions().isEmpty();
    }
}
