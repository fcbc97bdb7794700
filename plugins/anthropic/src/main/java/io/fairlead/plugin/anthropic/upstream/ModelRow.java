package io.fairlead.plugin.anthropic.upstream;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.provider.ListedModel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one model of the list. */
final class ModelRow {
    /** What the list does not speak of because every model of the vendor can do it. */
    private static final List<Capability> COMMON =
            List.of(Capability.STREAMING, Capability.SYSTEM_PROMPT, Capability.TOOLS, Capability.PARALLEL_TOOLS);

    private final JsonCursor cursor;
    private @Nullable String name;
    private long input;
    private long output;
    private boolean told;
    private final Set<Capability> capabilities = new LinkedHashSet<>(COMMON);

    ModelRow(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The model that the cursor stands on, or null if it has no name. */
    @Nullable ListedModel read() {
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "id" -> name = cursor.textOrNull();
                case "max_input_tokens" -> input = tokens();
                case "max_tokens" -> output = tokens();
                case "capabilities" -> capabilities();
                default -> {}
            }
        }
        cursor.leave();
        if (name == null || name.isEmpty()) {
            return null;
        }
        ListedModel.Builder model =
                ListedModel.builder(name).contextWindow(input).maxOutput(output);
        return told ? model.capabilities(capabilities).build() : model.build();
    }

    private long tokens() {
        return cursor.is(JsonKind.NUMBER) ? Math.max(0, cursor.longValue()) : 0;
    }

    private void capabilities() {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return;
        }
        told = true;
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "image_input" -> add(Capability.VISION);
                case "pdf_input" -> add(Capability.DOCUMENTS);
                case "structured_outputs" -> add(Capability.JSON_SCHEMA);
                case "thinking" -> add(Capability.REASONING);
                default -> {}
            }
        }
        cursor.leave();
    }

    private void add(Capability capability) {
        if (cursor.enter(JsonKind.OBJECT)) {
            if (cursor.find("supported") && cursor.is(JsonKind.TRUE)) {
                capabilities.add(capability);
            }
            cursor.leave();
        }
    }
}
