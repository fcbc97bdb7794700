package io.fairlead.api.embedding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A request for vectors, whichever API it came in. Immutable. */
public final class EmbeddingRequest {
    private final String model;
    private final List<EmbeddingInput> inputs;
    private final @Nullable Integer dimensions;
    private final @Nullable String task;
    private final @Nullable String user;
    private final Map<String, String> extensions;
    private final UnaryOperator<String> clientPaths;

    private EmbeddingRequest(Builder parts) {
        model = parts.model;
        inputs = List.copyOf(parts.inputs);
        dimensions = parts.dimensions;
        task = parts.task;
        user = parts.user;
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(parts.extensions));
        clientPaths = parts.clientPaths;
    }

    /** Starts a request for a model, as the client named it. */
    public static Builder builder(String model) {
        return new Builder(model);
    }

    /** The client's name of the model. */
    public String model() {
        return model;
    }

    /** What to embed, in order: one vector for each. */
    public List<EmbeddingInput> inputs() {
        return inputs;
    }

    /** How many numbers each vector shall have, if the client says so. */
    public OptionalInt dimensions() {
        return dimensions == null ? OptionalInt.empty() : OptionalInt.of(dimensions);
    }

    /** What the vectors are for, in the client's words. */
    public Optional<String> task() {
        return Optional.ofNullable(task);
    }

    /** The end user on whose behalf this is, as the client names them. */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * Members that the model does not name: raw JSON by name, in order. A name is the protocol's, a colon and the
     * member's: a dialect carries those of its own protocol and reports all others.
     */
    public Map<String, String> extensions() {
        return extensions;
    }

    /** The client's own name of a member, by the one that encoders report: {@code taskType} for {@code task}. */
    public String clientPath(String path) {
        return clientPaths.apply(path);
    }

    /** Collects the parts of a request. */
    public static final class Builder {
        private final String model;
        private final List<EmbeddingInput> inputs = new ArrayList<>();
        private final Map<String, String> extensions = new LinkedHashMap<>();
        private @Nullable Integer dimensions;
        private @Nullable String task;
        private @Nullable String user;
        private UnaryOperator<String> clientPaths = UnaryOperator.identity();

        private Builder(String model) {
            this.model = Objects.requireNonNull(model);
        }

        /** Adds something to embed. */
        public Builder input(EmbeddingInput input) {
            inputs.add(input);
            return this;
        }

        /** How many numbers each vector shall have. */
        public Builder dimensions(int count) {
            dimensions = count;
            return this;
        }

        /** What the vectors are for. */
        public Builder task(String word) {
            task = word;
            return this;
        }

        /** The end user. */
        public Builder user(String name) {
            user = name;
            return this;
        }

        /** Adds a member that the model does not name, as raw JSON; its name begins with its protocol's and a colon. */
        public Builder extension(String name, String json) {
            extensions.put(name, json);
            return this;
        }

        /**
         * How the client calls the members that encoders report by the neutral model's names; a decoder sets it. Called
         * only when something was lost.
         */
        public Builder clientPaths(UnaryOperator<String> names) {
            clientPaths = names;
            return this;
        }

        /** The request; the builder may be used further. */
        public EmbeddingRequest build() {
            return new EmbeddingRequest(this);
        }
    }
}
