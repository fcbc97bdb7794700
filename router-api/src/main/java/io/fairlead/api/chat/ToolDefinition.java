package io.fairlead.api.chat;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function that the model may call. */
public interface ToolDefinition {
    /** Its name. */
    String name();

    /** What it is for, or null. */
    @Nullable String description();

    /** The JSON schema of its arguments, as raw JSON; null for a function without arguments. */
    @Nullable String parameters();

    /** Members that the model does not name: raw JSON by name, named as in {@link ChatRequest#extensions()}. */
    Map<String, String> extensions();

    /** A tool of these parts. */
    static ToolDefinition of(
            String name, @Nullable String description, @Nullable String parameters, Map<String, String> extensions) {
        return new ToolDefinitionValue(name, description, parameters, ExtensionMap.copyOf(extensions));
    }
}

record ToolDefinitionValue(
        String name, @Nullable String description, @Nullable String parameters, Map<String, String> extensions)
        implements ToolDefinition {}
