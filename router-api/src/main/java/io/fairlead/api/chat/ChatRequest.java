package io.fairlead.api.chat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A chat request, whichever API it came in. Immutable. Members that the model does not name travel as extensions: raw
 * JSON by name, for dialects of the same protocol; what a dialect cannot carry it reports in {@link Losses}.
 */
public final class ChatRequest {
    private final Builder parts;

    private ChatRequest(Builder parts) {
        this.parts = parts;
    }

    /** Starts a request for a model, as the client named it. */
    public static Builder builder(String model) {
        Builder builder = new Builder();
        builder.model = Objects.requireNonNull(model);
        return builder;
    }

    /** A builder that begins with everything of this request. */
    public Builder toBuilder() {
        return parts.copy();
    }

    /** The client's name of the model. */
    public String model() {
        return parts.model;
    }

    /** The conversation in order; system messages may stand anywhere. */
    public List<ChatMessage> messages() {
        return Collections.unmodifiableList(parts.messages);
    }

    /** Tools that the model may call. */
    public List<ToolDefinition> tools() {
        return Collections.unmodifiableList(parts.tools);
    }

    /** Whether and which tool must be called. */
    public Optional<ToolChoice> toolChoice() {
        return Optional.ofNullable(parts.toolChoice);
    }

    /** Whether several tools may be called at once. */
    public Optional<Boolean> parallelToolCalls() {
        return Optional.ofNullable(parts.parallelToolCalls);
    }

    /** Whether the client wants a stream. */
    public boolean stream() {
        return parts.stream;
    }

    /** Bound on the answer in tokens. */
    public OptionalLong maxOutputTokens() {
        return parts.maxOutputTokens == null ? OptionalLong.empty() : OptionalLong.of(parts.maxOutputTokens);
    }

    /** Sampling temperature, on the client's scale of 0 to 2. */
    public OptionalDouble temperature() {
        return optional(parts.temperature);
    }

    /** Share of probability to sample from, 0 to 1. */
    public OptionalDouble topP() {
        return optional(parts.topP);
    }

    /** Number of tokens to sample from. */
    public OptionalInt topK() {
        return parts.topK == null ? OptionalInt.empty() : OptionalInt.of(parts.topK);
    }

    /** What makes sampling repeatable, where an API can do that. */
    public OptionalLong seed() {
        return parts.seed == null ? OptionalLong.empty() : OptionalLong.of(parts.seed);
    }

    /** How much tokens are disliked the more often they came, -2 to 2. */
    public OptionalDouble frequencyPenalty() {
        return optional(parts.frequencyPenalty);
    }

    /** How much tokens are disliked once they came, -2 to 2. */
    public OptionalDouble presencePenalty() {
        return optional(parts.presencePenalty);
    }

    /** How many answers are asked for, at least 1. */
    public int choices() {
        return parts.choices;
    }

    /** Whether the probabilities of the answer's tokens are asked for. */
    public boolean logprobs() {
        return parts.logprobs;
    }

    /** How many of the likeliest tokens are asked for at each place. */
    public OptionalInt topLogprobs() {
        return parts.topLogprobs == null ? OptionalInt.empty() : OptionalInt.of(parts.topLogprobs);
    }

    /** Texts that end the answer. */
    public List<String> stop() {
        return Collections.unmodifiableList(parts.stop);
    }

    /** The form of the answer, if one is demanded. */
    public Optional<ResponseFormat> responseFormat() {
        return Optional.ofNullable(parts.responseFormat);
    }

    /** How much to reason. */
    public Optional<Reasoning> reasoning() {
        return Optional.ofNullable(parts.reasoning);
    }

    /** The end user on whose behalf this is, as the client names them. */
    public Optional<String> user() {
        return Optional.ofNullable(parts.user);
    }

    /** What the client attaches for its own use, in order. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(parts.metadata);
    }

    /** Which speed or price class shall serve it, in the client's words. */
    public Optional<String> serviceTier() {
        return Optional.ofNullable(parts.serviceTier);
    }

    /**
     * Members that the model does not name: raw JSON by name, in order. A name is the protocol's, a colon and the
     * member's, such as {@code openai:logprobs}: a dialect carries those of its own protocol and reports all others.
     */
    public Map<String, String> extensions() {
        return Collections.unmodifiableMap(parts.extensions);
    }

    /**
     * The client's own name of a member, by the one that encoders report to {@link Losses}: {@code
     * contents[0].parts[1]} for {@code messages[1].content[1]}, or {@code generationConfig.topK} for {@code top_k}. Places
     * are those of the request as it was decoded. A name that the client's dialect says nothing of stays as it is.
     */
    public String clientPath(String path) {
        return parts.clientPaths.apply(path);
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Collects the parts of a request. */
    public static final class Builder {
        private final List<ChatMessage> messages = new ArrayList<>();
        private final List<ToolDefinition> tools = new ArrayList<>();
        private final List<String> stop = new ArrayList<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private final Map<String, String> extensions = new LinkedHashMap<>();
        private String model = "";
        private boolean stream;
        private @Nullable ToolChoice toolChoice;
        private @Nullable Boolean parallelToolCalls;
        private @Nullable Long maxOutputTokens;
        private @Nullable Double temperature;
        private @Nullable Double topP;
        private @Nullable Integer topK;
        private @Nullable Long seed;
        private @Nullable Double frequencyPenalty;
        private @Nullable Double presencePenalty;
        private int choices = 1;
        private boolean logprobs;
        private @Nullable Integer topLogprobs;
        private @Nullable ResponseFormat responseFormat;
        private @Nullable Reasoning reasoning;
        private @Nullable String user;
        private @Nullable String serviceTier;
        private UnaryOperator<String> clientPaths = UnaryOperator.identity();

        private Builder() {}

        private Builder copy() {
            Builder copy = new Builder();
            copy.messages.addAll(messages);
            copy.tools.addAll(tools);
            copy.stop.addAll(stop);
            copy.metadata.putAll(metadata);
            copy.extensions.putAll(extensions);
            copy.model = model;
            copy.stream = stream;
            copy.toolChoice = toolChoice;
            copy.parallelToolCalls = parallelToolCalls;
            copy.maxOutputTokens = maxOutputTokens;
            copy.temperature = temperature;
            copy.topP = topP;
            copy.topK = topK;
            copy.seed = seed;
            copy.frequencyPenalty = frequencyPenalty;
            copy.presencePenalty = presencePenalty;
            copy.choices = choices;
            copy.logprobs = logprobs;
            copy.topLogprobs = topLogprobs;
            copy.responseFormat = responseFormat;
            copy.reasoning = reasoning;
            copy.user = user;
            copy.serviceTier = serviceTier;
            copy.clientPaths = clientPaths;
            return copy;
        }

        /** Adds a message. */
        public Builder message(ChatMessage message) {
            messages.add(message);
            return this;
        }

        /** Puts these messages in place of those so far. */
        public Builder messages(List<ChatMessage> all) {
            messages.clear();
            messages.addAll(all);
            return this;
        }

        /** Adds a tool. */
        public Builder tool(ToolDefinition tool) {
            tools.add(tool);
            return this;
        }

        /** Whether and which tool must be called. */
        public Builder toolChoice(ToolChoice choice) {
            toolChoice = choice;
            return this;
        }

        /** Whether several tools may be called at once. */
        public Builder parallelToolCalls(boolean allowed) {
            parallelToolCalls = allowed;
            return this;
        }

        /** Whether the client wants a stream. */
        public Builder stream(boolean wanted) {
            stream = wanted;
            return this;
        }

        /** Bound on the answer in tokens. */
        public Builder maxOutputTokens(long tokens) {
            maxOutputTokens = tokens;
            return this;
        }

        /** Sampling temperature. */
        public Builder temperature(double value) {
            temperature = value;
            return this;
        }

        /** Share of probability to sample from. */
        public Builder topP(double value) {
            topP = value;
            return this;
        }

        /** Number of tokens to sample from. */
        public Builder topK(int value) {
            topK = value;
            return this;
        }

        /** What makes sampling repeatable. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** How much tokens are disliked the more often they came. */
        public Builder frequencyPenalty(double value) {
            frequencyPenalty = value;
            return this;
        }

        /** How much tokens are disliked once they came. */
        public Builder presencePenalty(double value) {
            presencePenalty = value;
            return this;
        }

        /**
         * How many answers are asked for.
         *
         * @throws IllegalArgumentException if it is less than 1
         */
        public Builder choices(int count) {
            if (count < 1) {
                throw new IllegalArgumentException("found " + count + ", expected 1 or more");
            }
            choices = count;
            return this;
        }

        /** Whether the probabilities of the answer's tokens are asked for. */
        public Builder logprobs(boolean wanted) {
            logprobs = wanted;
            return this;
        }

        /** How many of the likeliest tokens are asked for at each place. */
        public Builder topLogprobs(int count) {
            topLogprobs = count;
            return this;
        }

        /** Adds a text that ends the answer. */
        public Builder stop(String text) {
            stop.add(text);
            return this;
        }

        /** The form of the answer. */
        public Builder responseFormat(ResponseFormat format) {
            responseFormat = format;
            return this;
        }

        /** How much to reason. */
        public Builder reasoning(Reasoning value) {
            reasoning = value;
            return this;
        }

        /** The end user. */
        public Builder user(String name) {
            user = name;
            return this;
        }

        /** Attaches something of the client's own. */
        public Builder metadata(String name, String value) {
            metadata.put(name, value);
            return this;
        }

        /** Which speed or price class shall serve it. */
        public Builder serviceTier(String tier) {
            serviceTier = tier;
            return this;
        }

        /** Adds a member that the model does not name, as raw JSON; its name begins with its protocol's and a colon. */
        public Builder extension(String name, String json) {
            extensions.put(name, json);
            return this;
        }

        /**
         * How the client calls the members that encoders report by the neutral model's names; a decoder sets it. Called by
         * any thread, and only when something was lost: what it builds, it builds then.
         */
        public Builder clientPaths(UnaryOperator<String> names) {
            clientPaths = names;
            return this;
        }

        /** The request; the builder may be used further. */
        public ChatRequest build() {
            return new ChatRequest(copy());
        }
    }
}
