package io.fairlead.api.chat;

import java.util.Objects;

/** Who wrote a message. A value type with constants. */
public final class ChatRole {
    /** The operator of the conversation, whichever word an API has for it. */
    public static final ChatRole SYSTEM = new ChatRole("system");
    /** The one who asks. */
    public static final ChatRole USER = new ChatRole("user");
    /** The model. */
    public static final ChatRole ASSISTANT = new ChatRole("assistant");
    /** A tool that the model called. */
    public static final ChatRole TOOL = new ChatRole("tool");

    private final String name;

    private ChatRole(String name) {
        this.name = name;
    }

    /** One by name. */
    public static ChatRole of(String name) {
        return new ChatRole(Objects.requireNonNull(name));
    }

    /** Lower case with underscores. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChatRole that && name.equals(that.name);
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
