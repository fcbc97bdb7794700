package io.fairlead.plugin.anthropic;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.plugin.anthropic.reply.ErrorForm;
import io.fairlead.toolkit.BearerKey;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The Anthropic API for clients. Its lists of models share their path with those of other protocols. */
final class AnthropicProtocol implements Protocol {
    private static final String MESSAGES = "/v1/messages";
    private static final String COUNT = MESSAGES + "/count_tokens";

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.call("POST", MESSAGES, MessagesDialect.ID),
                Endpoint.call("POST", COUNT, CountTokensDialect.ID),
                Endpoint.models("/v1/models"),
                Endpoint.model("/v1/models/{model...}"));
    }

    /** Clients of this API state its version with every call, and have a header of their own for keys. */
    @Override
    public boolean accepts(RequestHead head) {
        return head.path().startsWith(MESSAGES)
                || head.headers().first("anthropic-version") != null
                || head.headers().first("x-api-key") != null;
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    @Override
    public @Nullable String callerKey(RequestHead head) {
        String key = head.headers().first("x-api-key");
        if (key != null && !key.isEmpty()) {
            return key;
        }
        return BearerKey.of(head.headers());
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorForm.answer(error);
    }

    /** All on one page, whatever page was asked for: clients go on asking only where there is more. */
    @Override
    public Slice models(List<ModelEntry> models, RequestHead head) {
        JsonWriter json = new JsonWriter(96 + 192 * models.size());
        json.beginObject().name("data").beginArray();
        models.forEach(model -> write(json, model));
        json.endArray().member("has_more", false);
        id(json.name("first_id"), models.isEmpty() ? null : models.getFirst());
        id(json.name("last_id"), models.isEmpty() ? null : models.getLast());
        return json.endObject().slice();
    }

    private static void id(JsonWriter json, @Nullable ModelEntry model) {
        if (model == null) {
            json.nullValue();
        } else {
            json.text(model.id());
        }
    }

    @Override
    public Slice model(ModelEntry model, RequestHead head) {
        JsonWriter json = new JsonWriter();
        write(json, model);
        return json.slice();
    }

    /** What is unknown is null, as the vendor has it. What its {@code capabilities} mean, no other vendor says. */
    private static void write(JsonWriter json, ModelEntry model) {
        json.beginObject();
        json.member("type", "model").member("id", model.id()).member("display_name", model.id());
        json.member(
                "created_at", model.created().truncatedTo(ChronoUnit.SECONDS).toString());
        tokens(json.name("max_input_tokens"), model.contextWindow());
        tokens(json.name("max_tokens"), model.maxOutput());
        json.name("capabilities").nullValue();
        json.endObject();
    }

    private static void tokens(JsonWriter json, OptionalLong count) {
        if (count.isPresent()) {
            json.number(count.getAsLong());
        } else {
            json.nullValue();
        }
    }
}
