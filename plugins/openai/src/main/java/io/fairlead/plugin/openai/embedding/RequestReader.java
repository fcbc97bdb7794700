package io.fairlead.plugin.openai.embedding;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Bounds;
import java.util.stream.IntStream;

/** Reads a request into the neutral model. What is {@code null} is taken to be absent. */
final class RequestReader {
    private static final String PREFIX = "openai:";

    private final JsonCursor cursor;
    private final EmbeddingRequest.Builder request;
    private String member = "";

    private RequestReader(JsonCursor cursor, String model) {
        this.cursor = cursor;
        this.request = EmbeddingRequest.builder(model);
    }

    static EmbeddingRequest read(RequestBody body, String model) {
        Slice all = body.slice(0, body.length());
        RequestReader reader = new RequestReader(JsonCursor.over(all.array(), all.start(), all.end()), model);
        try {
            reader.members();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw reader.refused(e);
        }
        return reader.request.build();
    }

    private RouterException refused(RuntimeException wrong) {
        return new RouterException(
                RouterError.builder(ErrorCode.INVALID_REQUEST, "member '" + member + "': " + wrong.getMessage())
                        .parameter(member)
                        .build());
    }

    private void members() {
        cursor.enter();
        while (cursor.nextMember()) {
            member = cursor.name();
            if (!cursor.is(JsonKind.NULL)) {
                member();
            }
        }
        cursor.leave();
    }

    private void member() {
        switch (member) {
            case "model" -> cursor.skip();
            case "input" -> input();
            case "dimensions" -> request.dimensions(Bounds.OF_CLIENT.whole(member, cursor, 1, Integer.MAX_VALUE));
            case "user" -> request.user(cursor.text());
            default -> request.extension(PREFIX + member, cursor.rawText());
        }
    }

    /** A text, tokens, or a list of either. */
    private void input() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            request.input(EmbeddingInput.text(cursor.text()));
            return;
        }
        IntStream.Builder tokens = IntStream.builder();
        boolean cut = false;
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.NUMBER)) {
                tokens.add(Bounds.OF_CLIENT.whole(member, cursor, 0, Integer.MAX_VALUE));
                cut = true;
            } else if (cursor.is(JsonKind.ARRAY)) {
                request.input(EmbeddingInput.tokens(tokens()));
            } else {
                request.input(EmbeddingInput.text(cursor.text()));
            }
        }
        cursor.leave();
        if (cut) {
            request.input(EmbeddingInput.tokens(tokens.build().toArray()));
        }
    }

    private int[] tokens() {
        IntStream.Builder tokens = IntStream.builder();
        cursor.enter();
        while (cursor.nextElement()) {
            tokens.add(Bounds.OF_CLIENT.whole(member, cursor, 0, Integer.MAX_VALUE));
        }
        cursor.leave();
        return tokens.build().toArray();
    }
}
