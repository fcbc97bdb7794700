package io.fairlead.plugin.gemini.embed;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.gemini.request.Spelling;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.Members;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests for vectors. */
public final class EmbedRequests {
    private static final String OWN = "gemini:";

    private final EmbeddingRequest.Builder request;
    private final JsonCursor cursor;
    private final Losses losses;
    private boolean first = true;
    private @Nullable String task;
    private int dimensions;

    private EmbedRequests(JsonCursor cursor, String model, Losses losses) {
        this.cursor = cursor;
        this.request = EmbeddingRequest.builder(model);
        this.losses = losses;
    }

    /** Reads a request for a model. */
    public static EmbeddingRequest decode(EmbedForm form, Slice body, String model, Losses losses) {
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        EmbedRequests requests = new EmbedRequests(cursor, model, losses);
        String member = form == EmbedForm.ONE ? "content" : "requests";
        try {
            requests.read(form);
        } catch (IllegalArgumentException e) {
            throw new RouterException(
                    RouterError.builder(ErrorCode.INVALID_REQUEST, "member '" + member + "': " + e.getMessage())
                            .parameter(member)
                            .build());
        }
        EmbeddingRequest read =
                requests.request.clientPaths(path -> called(form, path)).build();
        if (read.inputs().isEmpty()) {
            throw Members.refused(member, "nothing", "something to embed");
        }
        return read;
    }

    /** What holds for all is what the first request of several asks for. */
    private static String called(EmbedForm form, String path) {
        boolean one = form == EmbedForm.ONE;
        return switch (path) {
            case "task" -> (one ? "" : "requests[0].") + "taskType";
            case "dimensions" -> (one ? "" : "requests[0].") + "outputDimensionality";
            case "input" -> one ? "content" : "requests";
            default -> path;
        };
    }

    private void read(EmbedForm form) {
        if (form == EmbedForm.ONE) {
            one("");
            return;
        }
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("requests")) {
                list();
            }
        }
        cursor.leave();
    }

    private void list() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of requests");
        }
        for (int i = 0; cursor.nextElement(); i++) {
            one("requests[" + i + "].");
        }
        cursor.leave();
    }

    /** One request; what the first asks for of all holds for all. */
    private void one(String path) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                member(Spelling.of(cursor), path);
            }
        }
        cursor.leave();
        first = false;
    }

    private void member(String name, String path) {
        switch (name) {
            case "model" -> {}
            case "content" -> request.input(EmbeddingInput.text(content(path)));
            case "taskType" -> task(cursor.text(), path);
            case "outputDimensionality" ->
                dimensions(Bounds.OF_CLIENT.whole(path + name, cursor, 1, Integer.MAX_VALUE), path);
            default -> {
                if (path.isEmpty()) {
                    request.extension(OWN + cursor.name(), cursor.rawText());
                } else {
                    losses.dropped(path + cursor.name(), "it holds for one of many");
                }
            }
        }
    }

    private void task(String word, String path) {
        if (first) {
            task = word;
            request.task(word);
        } else if (!word.equals(task)) {
            losses.dropped(path + "taskType", "it differs from that of the first request");
        }
    }

    private void dimensions(int count, String path) {
        if (first) {
            dimensions = count;
            request.dimensions(count);
        } else if (count != dimensions) {
            losses.dropped(path + "outputDimensionality", "it differs from that of the first request");
        }
    }

    /** The text of a content; what is no text has no neutral form. */
    private String content(String path) {
        StringBuilder text = new StringBuilder();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("parts") && cursor.enter(JsonKind.ARRAY)) {
                for (int i = 0; cursor.nextElement(); i++) {
                    part(text, path + "content.parts[" + i + "]");
                }
                cursor.leave();
            }
        }
        cursor.leave();
        return text.toString();
    }

    private void part(StringBuilder text, String path) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                text.append(cursor.text());
            } else if (!cursor.is(JsonKind.NULL)) {
                losses.dropped(path, "only text is embedded by other APIs");
            }
        }
        cursor.leave();
    }

    /**
     * Writes a request for an upstream.
     *
     * @param model the resource, {@code models/} before its name
     */
    public static Slice encode(EmbedForm form, EmbeddingRequest request, String model, Losses losses) {
        report(request, losses);
        JsonWriter json = new JsonWriter(512);
        if (form == EmbedForm.ONE) {
            if (request.inputs().size() != 1) {
                throw new IllegalArgumentException("found several inputs, expected one");
            }
            one(json, request, request.inputs().getFirst(), model);
            return json.slice();
        }
        json.beginObject().name("requests").beginArray();
        request.inputs().forEach(input -> one(json, request, input, model));
        return json.endArray().endObject().slice();
    }

    private static void report(EmbeddingRequest request, Losses losses) {
        if (request.user().isPresent()) {
            losses.dropped("user", "the upstream's API has no such member");
        }
        request.extensions().keySet().stream()
                .filter(name -> !name.startsWith(OWN))
                .forEach(name ->
                        losses.dropped(name.substring(name.indexOf(':') + 1), "it is no member of the upstream's API"));
    }

    private static void one(JsonWriter json, EmbeddingRequest request, EmbeddingInput input, String model) {
        json.beginObject().member("model", model);
        json.name("content").beginObject().name("parts").beginArray();
        json.beginObject().member("text", text(input)).endObject().endArray().endObject();
        request.task().ifPresent(word -> json.member("taskType", word));
        request.dimensions().ifPresent(count -> json.member("outputDimensionality", count));
        for (Map.Entry<String, String> own : request.extensions().entrySet()) {
            if (own.getKey().startsWith(OWN)) {
                json.name(own.getKey().substring(OWN.length())).raw(own.getValue());
            }
        }
        json.endObject();
    }

    private static String text(EmbeddingInput input) {
        if (input instanceof EmbeddingInput.TextInput text) {
            return text.text();
        }
        throw new RouterException(RouterError.builder(
                        ErrorCode.UNTRANSLATABLE,
                        "input: found tokens, expected text: the upstream's API cuts it into tokens itself")
                .parameter("input")
                .build());
    }
}
