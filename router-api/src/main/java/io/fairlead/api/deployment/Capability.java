package io.fairlead.api.deployment;

import java.util.Locale;
import java.util.Objects;

/** Something a model can do and a request may need. A value type with constants: there will be more. */
public final class Capability {
    public static final Capability STREAMING = new Capability("streaming");
    public static final Capability TOOLS = new Capability("tools");
    public static final Capability PARALLEL_TOOLS = new Capability("parallel-tools");
    public static final Capability VISION = new Capability("vision");
    public static final Capability AUDIO_INPUT = new Capability("audio-input");
    public static final Capability DOCUMENTS = new Capability("documents");
    public static final Capability JSON_MODE = new Capability("json-mode");
    public static final Capability JSON_SCHEMA = new Capability("json-schema");
    public static final Capability REASONING = new Capability("reasoning");
    public static final Capability SYSTEM_PROMPT = new Capability("system-prompt");
    public static final Capability PREFILL = new Capability("prefill");
    public static final Capability EMBEDDINGS = new Capability("embeddings");

    private final String name;

    private Capability(String name) {
        this.name = name;
    }

    /** A capability by its name in the configuration. */
    public static Capability of(String name) {
        return new Capability(Objects.requireNonNull(name).toLowerCase(Locale.ROOT));
    }

    /** Lower case with hyphens. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capability that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
