package io.fairlead.plugin.ollama.embed;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.Extensions;
import java.util.List;

/** Reads and writes requests for vectors, as the vendor's API reference has them. */
public final class EmbedRequests {
    private static final Extensions EXTENSIONS = new Extensions("ollama");

    private final EmbedForm form;
    private final JsonCursor cursor;
    private final EmbeddingRequest.Builder request;

    private EmbedRequests(EmbedForm form, Slice body, String model) {
        this.form = form;
        this.cursor = JsonCursor.over(body.array(), body.start(), body.end());
        this.request = EmbeddingRequest.builder(model);
    }

    /** Reads a request for a model. */
    public static EmbeddingRequest decode(EmbedForm form, RequestBody body, String model) {
        EmbedRequests reading = new EmbedRequests(form, body.slice(0, body.length()), model);
        reading.members();
        return reading.request
                .clientPaths(path -> path.equals("input") ? form.input() : path)
                .build();
    }

    private void members() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL) || cursor.nameIs("model")) {
                continue;
            }
            String member = cursor.name();
            try {
                member(member);
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw refused(member, e);
            }
        }
        cursor.leave();
    }

    private static RouterException refused(String member, RuntimeException wrong) {
        return new RouterException(
                RouterError.builder(ErrorCode.INVALID_REQUEST, "member '" + member + "': " + wrong.getMessage())
                        .parameter(member)
                        .build());
    }

    private void member(String member) {
        if (member.equals(form.input())) {
            inputs();
        } else if (member.equals("dimensions")) {
            dimensions(Bounds.OF_CLIENT.whole(member, cursor, Integer.MIN_VALUE, Integer.MAX_VALUE));
        } else {
            request.extension(EXTENSIONS.name(member), cursor.rawText());
        }
    }

    /** This API takes what is not positive for all of them. */
    private void dimensions(int count) {
        if (count > 0) {
            request.dimensions(count);
        }
    }

    private void inputs() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            request.input(EmbeddingInput.text(cursor.text()));
            return;
        }
        while (cursor.nextElement()) {
            request.input(EmbeddingInput.text(cursor.text()));
        }
        cursor.leave();
    }

    /**
     * Writes a request for an upstream.
     *
     * @throws RouterException if it asks for what this form cannot give at all: vectors of tokens, or several
     */
    public static Slice encode(EmbedForm form, EmbeddingRequest request, Target target, Losses losses) {
        JsonWriter json = new JsonWriter();
        json.beginObject().member("model", target.deployment().model());
        json.name(form.input());
        inputs(form, request.inputs(), json);
        request.dimensions().ifPresent(count -> json.member("dimensions", count));
        request.task().ifPresent(task -> losses.dropped("task", "the upstream's API has no such parameter"));
        request.user().ifPresent(user -> losses.dropped("user", "the upstream's API has no such parameter"));
        EXTENSIONS.write(request.extensions(), json, "", losses);
        return json.endObject().slice();
    }

    private static void inputs(EmbedForm form, List<EmbeddingInput> inputs, JsonWriter json) {
        if (inputs.size() == 1) {
            json.text(text(inputs.getFirst()));
            return;
        }
        if (form == EmbedForm.EMBEDDINGS) {
            throw untranslatable(
                    "found " + inputs.size() + " texts, expected one: this path of the upstream takes one");
        }
        json.beginArray();
        inputs.forEach(input -> json.text(text(input)));
        json.endArray();
    }

    private static String text(EmbeddingInput input) {
        if (input instanceof EmbeddingInput.TextInput text) {
            return text.text();
        }
        throw untranslatable("found tokens, expected text: the upstream's API cuts it into tokens itself");
    }

    private static RouterException untranslatable(String why) {
        return new RouterException(RouterError.builder(ErrorCode.UNTRANSLATABLE, "input: " + why)
                .parameter("input")
                .build());
    }
}
