package io.fairlead.plugin.openai.upstream;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is particular to one vendor of this API.
 *
 * @param name what the configuration calls it
 * @param baseUrl where its API begins
 * @param dialects what it takes, the most wanted first
 */
record Preset(String name, String baseUrl, List<String> dialects, Requests requests, Streams streams, Replies replies) {
    /** An upstream of which nothing is known but that it takes this API. */
    static final Preset PLAIN = new Preset(
            "",
            "",
            List.of("openai.chat", "openai.completions", "openai.embeddings"),
            new Requests(Map.of(), List.of(), List.of(), List.of()),
            new Streams(true, true),
            new Replies("x-request-id", Map.of(), Optional.of("/models"), "none"));

    /**
     * What its requests look like.
     *
     * @param rename members of a chat request that it knows by another name
     * @param remove members that it refuses and that change nothing of an answer
     * @param removeFromMessages members of messages that it refuses, and with them the whole request
     * @param forward the clients' headers that it wants to see
     */
    record Requests(
            Map<String, String> rename, List<String> remove, List<String> removeFromMessages, List<String> forward) {}

    /**
     * What its streams look like.
     *
     * @param doneMark whether they end with {@code [DONE]}
     * @param usage whether it takes {@code stream_options}
     */
    record Streams(boolean doneMark, boolean usage) {}

    /**
     * What it answers.
     *
     * @param requestId the header that has its id of a request
     * @param codes its own codes of errors, and the codes of this API that mean the same
     * @param models the path of its list of models, if it has one
     * @param prices how its list states prices: dollars per {@code token}, per {@code million}, or {@code none}
     */
    record Replies(String requestId, Map<String, String> codes, Optional<String> models, String prices) {}
}
