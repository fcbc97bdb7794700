package io.fairlead.api.chat;

/** Receives what a translation could not carry. */
@FunctionalInterface
public interface Losses {
    /**
     * Reports one part of a request, or of an answer.
     *
     * @param path the member. Who decodes a request or reads an answer names it as it stands in what was sent, such as {@code
     *     contents[0].parts[1]}. Who encodes a request names it as the neutral model does, such as {@code top_k}, {@code
     *     max_tokens}, {@code reasoning.budget} or {@code messages[2].content[0]}, with members of parts behind that: the
     *     host asks {@link ChatRequest#clientPath} for the client's own name before it tells anybody
     * @param reason why, in a few words
     */
    void dropped(String path, String reason);
}
