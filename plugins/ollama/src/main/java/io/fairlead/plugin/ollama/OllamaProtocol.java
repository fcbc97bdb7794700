package io.fairlead.plugin.ollama;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.InfoAnswer;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.OfferedModels;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.plugin.ollama.reply.ErrorForm;
import io.fairlead.toolkit.BearerKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Ollama API for clients: what asks models, and what asks the server about itself and them. What changes the models of
 * a server (pull, create, copy, delete) is not served.
 */
final class OllamaProtocol implements Protocol {
    /** The version of the API that is spoken: clients ask before they use what came later. */
    static final String VERSION = "0.13.0";

    private static final String ROOT = "/";
    private static final String API = "/api/";

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.call("POST", "/api/chat", ChatsDialect.CHAT),
                Endpoint.call("POST", "/api/generate", ChatsDialect.GENERATE),
                Endpoint.call("POST", "/api/embed", EmbedDialect.EMBED),
                Endpoint.call("POST", "/api/embeddings", EmbedDialect.EMBEDDINGS),
                Endpoint.models("/api/tags"),
                Endpoint.info("POST", "/api/show"),
                Endpoint.info("GET", "/api/ps"),
                Endpoint.info("GET", "/api/version"),
                Endpoint.info("GET", ROOT));
    }

    @Override
    public boolean accepts(RequestHead head) {
        return head.path().startsWith(API) || head.path().equals(ROOT);
    }

    /** The vendor's server does not look at it, and its own examples for curl state none. */
    @Override
    public boolean readsAnyContentType() {
        return true;
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
        JsonWriter json = new JsonWriter(64 + 512 * models.size());
        json.beginObject().name("models").beginArray();
        models.forEach(model -> ModelForm.row(json, model));
        return json.endArray().endObject().slice();
    }

    @Override
    public Slice model(ModelEntry model, RequestHead head) {
        JsonWriter json = new JsonWriter();
        ModelForm.row(json, model);
        return json.slice();
    }

    @Override
    public @Nullable InfoAnswer info(Endpoint endpoint, RequestHead head, Slice body, OfferedModels models) {
        return switch (endpoint.path()) {
            case "/api/show" -> InfoAnswer.json(ModelForm.shown(wanted(body, models)));
            case "/api/ps" -> InfoAnswer.json(Slice.utf8("{\"models\":[]}"));
            case "/api/version" -> InfoAnswer.json(Slice.utf8("{\"version\":\"" + VERSION + "\"}"));
            case ROOT -> InfoAnswer.of("text/plain; charset=utf-8", Slice.utf8("Ollama is running"));
            default -> null;
        };
    }

    private static ModelEntry wanted(Slice body, OfferedModels models) {
        String name = name(body);
        ModelEntry model = name.isEmpty() ? null : models.find(name);
        if (model == null) {
            throw new RouterException(RouterError.builder(
                            name.isEmpty() ? ErrorCode.INVALID_REQUEST : ErrorCode.MODEL_NOT_FOUND,
                            name.isEmpty() ? "member 'model': found nothing, expected a name" : "model not found")
                    .parameter("model")
                    .build());
        }
        return model;
    }

    /** Older clients call the member {@code name}. */
    private static String name(Slice body) {
        String model = "";
        String older = "";
        try {
            JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
            cursor.enter();
            while (cursor.nextMember()) {
                if (cursor.nameIs("model")) {
                    model = cursor.text();
                } else if (cursor.nameIs("name")) {
                    older = cursor.text();
                }
            }
            cursor.leave();
        } catch (JsonSyntaxException e) {
            throw RouterException.of(ErrorCode.INVALID_JSON, "found no object with a model (" + e.getMessage() + ")");
        }
        return model.isEmpty() ? older : model;
    }
}
