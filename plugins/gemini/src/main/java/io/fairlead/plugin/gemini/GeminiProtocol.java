package io.fairlead.plugin.gemini;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.plugin.gemini.reply.ErrorForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The Gemini API for clients, in both of its versions. The lists of models of one share their path with other protocols. */
final class GeminiProtocol implements Protocol {
    private static final List<String> VERSIONS = List.of("/v1beta", "/v1");
    private static final String MODELS = "/models";
    private static final String MODEL = "/models/{model...}";

    private static final List<Method> METHODS = List.of(
            new Method(":generateContent", GenerateDialect.ID),
            new Method(":streamGenerateContent", GenerateDialect.ID),
            new Method(":countTokens", CountTokensDialect.ID),
            new Method(":embedContent", EmbedDialect.ONE),
            new Method(":batchEmbedContents", EmbedDialect.BATCH));

    /** What stands behind the model in a path, and what serves it. */
    private record Method(String suffix, DialectId dialect) {}

    @Override
    public List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String version : VERSIONS) {
            METHODS.forEach(
                    method -> endpoints.add(Endpoint.call("POST", version + MODEL + method.suffix, method.dialect)));
            endpoints.add(Endpoint.models(version + MODELS));
            endpoints.add(Endpoint.model(version + MODEL));
        }
        return List.copyOf(endpoints);
    }

    /** Clients of this API have a header field, or a parameter, of their own for keys, and one that names them. */
    @Override
    public boolean accepts(RequestHead head) {
        String path = head.path();
        return path.startsWith(VERSIONS.getFirst() + "/")
                || METHODS.stream().anyMatch(method -> path.endsWith(method.suffix))
                || head.headers().first(CallerKey.FIELD) != null
                || head.headers().first("x-goog-api-client") != null
                || CallerKey.inQuery(head) != null;
    }

    @Override
    public @Nullable String callerKey(RequestHead head) {
        return CallerKey.of(head);
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorForm.answer(error);
    }

    /** All on one page, whatever page was asked for: clients go on asking only where there is a next one. */
    @Override
    public Slice models(List<ModelEntry> models, RequestHead head) {
        JsonWriter json = new JsonWriter(64 + 256 * models.size());
        json.beginObject().name("models").beginArray();
        models.forEach(model -> write(json, model));
        return json.endArray().endObject().slice();
    }

    @Override
    public Slice model(ModelEntry model, RequestHead head) {
        JsonWriter json = new JsonWriter();
        write(json, model);
        return json.slice();
    }

    /** What is unknown is left out. */
    private static void write(JsonWriter json, ModelEntry model) {
        json.beginObject();
        json.member("name", "models/" + model.id()).member("displayName", model.id());
        model.contextWindow().ifPresent(tokens -> json.member("inputTokenLimit", tokens));
        model.maxOutput().ifPresent(tokens -> json.member("outputTokenLimit", tokens));
        json.name("supportedGenerationMethods").beginArray();
        methods(model).forEach(json::text);
        json.endArray().endObject();
    }

    /** Tokens are counted, or estimated, for every model. One of which nothing is known is taken for one of chats. */
    private static List<String> methods(ModelEntry model) {
        Set<Operation> served = model.operations();
        List<String> methods = new ArrayList<>();
        if (served.isEmpty() || served.contains(Operation.CHAT)) {
            methods.addAll(List.of("generateContent", "streamGenerateContent"));
        }
        methods.add("countTokens");
        if (served.contains(Operation.EMBEDDING)) {
            methods.addAll(List.of("embedContent", "batchEmbedContents"));
        }
        return methods;
    }
}
