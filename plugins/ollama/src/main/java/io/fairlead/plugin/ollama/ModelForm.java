package io.fairlead.plugin.ollama;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.protocol.ModelEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Models as this API tells of them. Of files, sizes and templates the gateway knows nothing; members that clients take for
 * granted are there all the same, and empty.
 */
final class ModelForm {
    /** What the figures of a model begin with: the name of its architecture in this API. */
    private static final String FAMILY = "fairlead";

    private static final Map<Capability, String> WORDS = words();

    private ModelForm() {}

    private static Map<Capability, String> words() {
        Map<Capability, String> words = new LinkedHashMap<>();
        words.put(Capability.TOOLS, "tools");
        words.put(Capability.VISION, "vision");
        words.put(Capability.REASONING, "thinking");
        words.put(Capability.EMBEDDINGS, "embedding");
        return words;
    }

    /**
     * Writes a row of the list. The digest, which clients shorten, is that of the name; abilities are told where somebody
     * declared them.
     */
    static void row(JsonWriter json, ModelEntry model) {
        json.beginObject().member("name", model.id()).member("model", model.id());
        json.member("modified_at", model.created().toString()).member("size", 0);
        json.member("digest", digest(model.id()));
        details(json, model);
        if (!model.capabilities().isEmpty()) {
            capabilities(json, model);
        }
        json.endObject();
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("found a platform without SHA-256", e);
        }
    }

    private static void details(JsonWriter json, ModelEntry model) {
        json.name("details").beginObject().member("parent_model", "").member("format", "");
        json.member("family", model.owner()).name("families").beginArray();
        json.text(model.owner()).endArray();
        json.member("parameter_size", "").member("quantization_level", "");
        model.contextWindow().ifPresent(tokens -> json.member("context_length", tokens));
        json.endObject();
    }

    /** What there is to know of one model. */
    static Slice shown(ModelEntry model) {
        JsonWriter json = new JsonWriter();
        json.beginObject().member("license", "").member("modelfile", "").member("parameters", "");
        json.member("template", "");
        details(json, model);
        json.name("model_info").beginObject().member("general.architecture", FAMILY);
        json.member("general.basename", model.id());
        model.contextWindow().ifPresent(tokens -> json.member(FAMILY + ".context_length", tokens));
        capabilities(json.endObject(), model);
        json.member("modified_at", model.created().toString());
        return json.endObject().slice();
    }

    private static void capabilities(JsonWriter json, ModelEntry model) {
        json.name("capabilities").beginArray();
        capabilities(model.capabilities()).forEach(json::text);
        json.endArray();
    }

    /** A model of which nobody declared anything is taken to do everything, except to give vectors. */
    private static List<String> capabilities(Set<Capability> declared) {
        if (declared.isEmpty()) {
            return List.of("completion", "tools", "vision", "thinking");
        }
        List<String> words = new ArrayList<>();
        if (!declared.equals(Set.of(Capability.EMBEDDINGS))) {
            words.add("completion");
        }
        WORDS.forEach((capability, word) -> {
            if (declared.contains(capability)) {
                words.add(word);
            }
        });
        return words;
    }
}
