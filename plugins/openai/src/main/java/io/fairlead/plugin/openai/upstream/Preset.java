package io.fairlead.plugin.openai.upstream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is particular to one vendor of this API.
 *
 * @param name what the configuration calls it
 * @param baseUrl where its API begins; empty for one that has another address for each customer
 * @param dialects what it takes, the most wanted first
 * @param access how its operations are reached
 * @param page the public page that says so, and when it was read
 */
record Preset(
        String name,
        String baseUrl,
        List<String> dialects,
        Access access,
        Requests requests,
        Streams streams,
        Replies replies,
        Page page) {
    private static final String RESPONSES = "openai.responses";

    /** An upstream of which nothing is known but that it takes this API. */
    static final Preset PLAIN = new Preset(
            "",
            "",
            List.of("openai.chat", "openai.completions", "openai.embeddings"),
            new Access(List.of(), false, KeyHeader.AUTHORIZATION),
            new Requests(Map.of(), List.of(), List.of(), new Messages(List.of(), List.of(), true), false, List.of()),
            new Streams(true, true),
            new Replies("x-request-id", Map.of(), Optional.of("/models"), "none"),
            new Page("", ""));

    /**
     * How its operations are reached.
     *
     * @param hosts ends of the names of its hosts, where the base URL does not tell
     * @param deployments whether they lie below the deployments of a resource
     * @param keyHeader the header that keys go into
     */
    record Access(List<String> hosts, boolean deployments, String keyHeader) {}

    /**
     * What its requests look like.
     *
     * @param rename members of a chat request that it knows by another name
     * @param remove members that it refuses and that change nothing of an answer
     * @param drop members that it refuses and that an answer is poorer without: the client is told
     * @param messages what the messages of a chat look like
     * @param customTools whether it takes tools of the type {@code custom}; functions stand for them where it does not
     * @param forward the clients' headers that it wants to see
     */
    record Requests(
            Map<String, String> rename,
            List<String> remove,
            List<String> drop,
            Messages messages,
            boolean customTools,
            List<String> forward) {}

    /**
     * What the messages of a chat look like.
     *
     * @param remove members that it refuses, and with them the whole request
     * @param drop members that it refuses and that mean something: the client is told
     * @param developer whether it knows the role of that name; it is called {@code system} where it does not
     */
    record Messages(List<String> remove, List<String> drop, boolean developer) {}

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
     * @param models the path of its list of models, or its whole URL where it is elsewhere, if it has one
     * @param prices how its list states prices: dollars per {@code token}, per {@code million}, or {@code none}
     */
    record Replies(String requestId, Map<String, String> codes, Optional<String> models, String prices) {}

    /**
     * Where all this stands.
     *
     * @param source the page's address
     * @param read the day on which it was read
     */
    record Page(String source, String read) {}

    /** The same with or without the Responses API. */
    Preset withResponses(boolean has) {
        List<String> others =
                dialects.stream().filter(dialect -> !dialect.equals(RESPONSES)).toList();
        List<String> all =
                has ? Stream.concat(others.stream(), Stream.of(RESPONSES)).toList() : others;
        return new Preset(name, baseUrl, all, access, requests, streams, replies, page);
    }
}
