package io.fairlead.clients.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is tried with each client over each upstream. */
public enum Case {
    /** A whole answer. */
    PLAIN("a whole answer: its text, why it ends, its usage"),
    /** An answer in pieces. */
    STREAM("the same in pieces"),
    /** A loop with tools. */
    TOOLS("two calls of a tool at once, their results sent back, an answer that holds both"),
    /** A loop with tools, streamed. */
    TOOLS_STREAM("the same, with calls that come in pieces"),
    /** The client's own loop. */
    LOOP("the same with the client's own loop of tools, as it goes by default"),
    /** A tool that takes any text. */
    CUSTOM_TOOL("a call of a custom tool, with its text, and its result sent back"),
    /** The same, streamed. */
    CUSTOM_TOOL_STREAM("the same, with a text that comes in pieces"),
    /** An answer by a schema. */
    JSON("an answer by a JSON Schema"),
    /** A picture. */
    VISION("a picture is seen, with its type and its size"),
    /** Vectors. */
    EMBEDDINGS("vectors for two texts, in the form that the client asks for by itself"),
    /** Tokens of a request. */
    COUNT("how many tokens a request has; where no upstream counts, about how many"),
    /** Lists. */
    MODELS("the model is in the list of models and is found by its name, another is not found"),
    /** A bad request. */
    ERROR_400(
            "a request that the upstream refuses: the client's own class of error, its status, and the id of the request"),
    /** A rate limit. */
    ERROR_429("a rate limit: the client's own class of error, and its status"),
    /** A client that leaves. */
    ABORT("the client leaves within a stream: the upstream sees it within two seconds");

    private final String meaning;

    Case(String meaning) {
        this.meaning = meaning;
    }

    /** Its name in tables, such as {@code tools-stream}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is tried, in words. */
    public String meaning() {
        return meaning;
    }

    /** The case of this name. */
    public static Case named(String id) {
        return Arrays.stream(values())
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("found the case " + id + ", expected one of " + ids()));
    }

    /** The names of all. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Case::id).toList();
    }
}
