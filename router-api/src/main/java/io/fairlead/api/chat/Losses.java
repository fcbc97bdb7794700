package io.fairlead.api.chat;

/** Receives what a translation could not carry. */
@FunctionalInterface
public interface Losses {
    /**
     * Reports one part of a request, or of an answer.
     *
     * @param path the member in the terms of who sent it, such as {@code logprobs} or {@code messages[2].content[0]}
     * @param reason why, in a few words
     */
    void dropped(String path, String reason);
}
