package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Price;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.provider.ListedModel;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one model of a list, with what the various vendors tell of it beside its name. */
final class ModelRow {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final JsonCursor cursor;
    private final String prices;
    private @Nullable String name;
    private long window;
    private long output;
    private boolean active = true;
    private @Nullable BigDecimal input;
    private @Nullable BigDecimal answer;
    private @Nullable BigDecimal cached;
    private @Nullable BigDecimal cacheWrite;
    private final Set<String> features = new HashSet<>();
    private boolean chats;
    private boolean chatsNot;
    private final Set<String> inputs = new HashSet<>();
    private final Set<String> outputs = new HashSet<>();

    ModelRow(JsonCursor cursor, String prices) {
        this.cursor = cursor;
        this.prices = prices;
    }

    /** The model that the cursor stands on, or null if it has no name or is out of service. */
    @Nullable ListedModel read() {
        cursor.enter();
        while (cursor.nextMember()) {
            member();
        }
        cursor.leave();
        if (name == null || name.isEmpty() || !active) {
            return null;
        }
        ListedModel.Builder model =
                ListedModel.builder(name).contextWindow(window).maxOutput(output);
        Price price = price();
        if (price != null) {
            model.price(price);
        }
        // What lists tell is made for models that chat: of one for embeddings it would say that it can do nothing.
        return chats && !chatsNot ? model.capabilities(capabilities()).build() : model.build();
    }

    private void member() {
        switch (cursor.name()) {
            case "id" -> name = cursor.textOrNull();
            case "context_length", "context_window", "max_context_length", "max_model_len" -> window = tokens(window);
            case "max_completion_tokens", "max_output_length", "max_output_tokens" -> output = tokens(output);
            case "active" -> active = cursor.kind() != JsonKind.FALSE;
            case "pricing" -> each(this::pricing);
            case "top_provider" -> each(this::topProvider);
            case "architecture" -> each(this::architecture);
            case "meta" -> each(this::meta);
            case "supported_parameters" -> chats |= words(features);
            case "capabilities" -> each(this::flag);
            case "supports_chat", "supports_tools", "supports_image_input" -> flag();
            default -> {}
        }
    }

    private void each(Runnable member) {
        if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                member.run();
            }
            cursor.leave();
        }
    }

    private void topProvider() {
        if (cursor.nameIs("max_completion_tokens")) {
            output = tokens(output);
        }
    }

    /** Lists with flags tell of tools and images only; forms of answers they leave out are common to their models. */
    private void flag() {
        features.addAll(List.of("response_format", "structured_outputs"));
        boolean there = cursor.kind() == JsonKind.TRUE;
        switch (cursor.name()) {
            case "completion_chat", "supports_chat" -> {
                chats |= there;
                chatsNot |= !there;
            }
            case "function_calling", "supports_tools" -> {
                chats |= there;
                add(features, there, "tools");
            }
            case "vision", "supports_image_input" -> add(inputs, there, "image");
            default -> {}
        }
    }

    private void architecture() {
        if (cursor.nameIs("input_modalities")) {
            words(inputs);
        } else if (cursor.nameIs("output_modalities")) {
            words(outputs);
        }
    }

    /** llama.cpp tells the window that the model was trained with. */
    private void meta() {
        if (cursor.nameIs("n_ctx") || cursor.nameIs("n_ctx_train") && window == 0) {
            window = tokens(window);
        }
    }

    private void pricing() {
        switch (cursor.name()) {
            case "prompt", "input" -> input = amount();
            case "completion", "output" -> answer = amount();
            case "input_cache_read", "cached_input" -> cached = amount();
            case "input_cache_write" -> cacheWrite = amount();
            default -> {}
        }
    }

    private boolean words(Set<String> into) {
        boolean any = false;
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                String word = cursor.textOrNull();
                if (word != null) {
                    into.add(word);
                    any = true;
                }
            }
            cursor.leave();
        }
        return any;
    }

    private long tokens(long otherwise) {
        return cursor.is(JsonKind.NUMBER) ? Math.max(0, cursor.longValue()) : otherwise;
    }

    private @Nullable BigDecimal amount() {
        String text = cursor.is(JsonKind.NUMBER) ? cursor.rawText() : cursor.textOrNull();
        if (text == null || text.length() > 32) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            return prices.equals("token") ? amount.multiply(MILLION) : amount;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Routers list a price below zero for models whose price is not known beforehand. */
    private @Nullable Price price() {
        if (prices.equals("none") || input == null || answer == null) {
            return null;
        }
        try {
            return Price.perMillion(input, answer, cached, cacheWrite);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Set<Capability> capabilities() {
        Set<Capability> all = new LinkedHashSet<>(Set.of(Capability.STREAMING, Capability.SYSTEM_PROMPT));
        if (features.contains("tools")) {
            all.add(Capability.TOOLS);
            all.add(Capability.PARALLEL_TOOLS);
        }
        add(all, features.contains("response_format"), Capability.JSON_MODE);
        add(all, features.contains("structured_outputs"), Capability.JSON_SCHEMA);
        add(all, features.contains("reasoning"), Capability.REASONING);
        add(all, inputs.contains("image"), Capability.VISION);
        add(all, inputs.contains("audio"), Capability.AUDIO_INPUT);
        add(all, inputs.contains("file"), Capability.DOCUMENTS);
        add(all, outputs.contains("embeddings"), Capability.EMBEDDINGS);
        return all;
    }

    private static <T> void add(Set<T> all, boolean there, T one) {
        if (there) {
            all.add(one);
        }
    }
}
