package io.fairlead.plugin.gemini.upstream;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.provider.ListedModel;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one model of the list. */
final class ModelRow {
    private static final String COLLECTION = "models/";
    private static final String GENERATES = "generateContent";
    private static final String EMBEDS = "embedContent";

    private final JsonCursor cursor;
    private final Set<String> methods = new HashSet<>();
    private @Nullable String name;
    private long input;
    private long output;

    ModelRow(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The model that the cursor stands on, or null if it has no name, or nothing that the gateway could ask it. */
    @Nullable ListedModel read() {
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "name" -> name = cursor.textOrNull();
                case "inputTokenLimit" -> input = tokens();
                case "outputTokenLimit" -> output = tokens();
                case "supportedGenerationMethods" -> methods();
                default -> {}
            }
        }
        cursor.leave();
        String plain = plain(name);
        if (plain.isEmpty() || !methods.isEmpty() && !methods.contains(GENERATES) && !methods.contains(EMBEDS)) {
            return null;
        }
        ListedModel.Builder model =
                ListedModel.builder(plain).contextWindow(input).maxOutput(output);
        boolean vectorsOnly = methods.contains(EMBEDS) && !methods.contains(GENERATES);
        return vectorsOnly ? model.capabilities(Set.of(Capability.EMBEDDINGS)).build() : model.build();
    }

    private static String plain(@Nullable String name) {
        if (name == null) {
            return "";
        }
        return name.startsWith(COLLECTION) ? name.substring(COLLECTION.length()) : name;
    }

    private long tokens() {
        return cursor.is(JsonKind.NUMBER) ? Math.max(0, cursor.longValue()) : 0;
    }

    private void methods() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return;
        }
        while (cursor.nextElement()) {
            String method = cursor.textOrNull();
            if (method != null) {
                methods.add(method);
            }
        }
        cursor.leave();
    }
}
