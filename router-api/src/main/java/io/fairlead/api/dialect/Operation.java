package io.fairlead.api.dialect;

import java.util.Objects;

/** What is asked of a model. A value type with constants: there will be more. */
public final class Operation {
    public static final Operation CHAT = new Operation("chat");
    public static final Operation COMPLETION = new Operation("completion");
    public static final Operation EMBEDDING = new Operation("embedding");
    /** Tokens of a chat request, without asking it. */
    public static final Operation COUNT = new Operation("count");

    public static final Operation TRANSCRIPTION = new Operation("transcription");
    public static final Operation SPEECH = new Operation("speech");
    public static final Operation IMAGE = new Operation("image");
    public static final Operation RERANK = new Operation("rerank");
    public static final Operation MODERATION = new Operation("moderation");

    private final String name;

    private Operation(String name) {
        this.name = name;
    }

    /** An operation by name. */
    public static Operation of(String name) {
        return new Operation(Objects.requireNonNull(name));
    }

    /** Lower case with hyphens. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Operation that && name.equals(that.name);
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
