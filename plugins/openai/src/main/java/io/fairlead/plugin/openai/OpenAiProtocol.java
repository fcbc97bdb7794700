package io.fairlead.plugin.openai;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.plugin.openai.reply.ErrorForm;
import io.fairlead.toolkit.BearerKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The OpenAI API for clients, under {@code /v1} and without it, since clients are told either. */
final class OpenAiProtocol implements Protocol {
    private static final String MODELS = "/v1/models";

    @Override
    public List<Endpoint> endpoints() {
        return Stream.of("/v1", "").flatMap(OpenAiProtocol::endpoints).toList();
    }

    private static Stream<Endpoint> endpoints(String version) {
        return Stream.of(
                Endpoint.call("POST", version + "/chat/completions", DialectId.of("openai.chat")),
                Endpoint.call("POST", version + "/completions", DialectId.of("openai.completions")),
                Endpoint.call("POST", version + "/embeddings", DialectId.of("openai.embeddings")),
                Endpoint.call("POST", version + "/responses", ResponsesDialect.ID),
                Endpoint.models(version + "/models"),
                Endpoint.model(version + "/models/{model...}"));
    }

    /**
     * Others that list models under this path name themselves in a header, or bring their key in one of their own. Calls
     * are ours whatever their headers: nobody else takes them.
     */
    @Override
    public boolean accepts(RequestHead head) {
        Headers headers = head.headers();
        if (headers.first("anthropic-version") != null || headers.first("x-goog-api-key") != null) {
            return false;
        }
        boolean othersKey = headers.first("x-api-key") != null && headers.first("authorization") == null;
        return !othersKey || !head.path().startsWith(MODELS);
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public @Nullable String callerKey(RequestHead head) {
        return BearerKey.of(head.headers());
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorForm.answer(error);
    }

    @Override
    public Slice models(List<ModelEntry> models, RequestHead head) {
        JsonWriter json = new JsonWriter(64 + 160 * models.size());
        json.beginObject().member("object", "list").name("data").beginArray();
        models.forEach(model -> write(json, model));
        return json.endArray().endObject().slice();
    }

    @Override
    public Slice model(ModelEntry model, RequestHead head) {
        JsonWriter json = new JsonWriter();
        write(json, model);
        return json.slice();
    }

    /** Beside the API's own members those that clients of other gateways look for; what is unknown is left out. */
    private static void write(JsonWriter json, ModelEntry model) {
        json.beginObject();
        json.member("id", model.id()).member("object", "model");
        json.member("created", model.created().getEpochSecond()).member("owned_by", model.owner());
        model.contextWindow().ifPresent(tokens -> json.member("context_length", tokens));
        model.maxOutput().ifPresent(tokens -> json.member("max_output", tokens));
        if (!model.capabilities().isEmpty()) {
            json.name("capabilities").beginArray();
            model.capabilities().stream()
                    .map(capability -> capability.name())
                    .sorted()
                    .forEach(json::text);
            json.endArray();
        }
        json.endObject();
    }
}
