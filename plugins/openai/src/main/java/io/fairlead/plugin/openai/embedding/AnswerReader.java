package io.fairlead.plugin.openai.embedding;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.reply.UsageLook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Reads vectors, whichever form they have, in the order of their numbers. */
final class AnswerReader {
    private final JsonCursor cursor;
    private final Map<Long, double[]> vectors = new TreeMap<>();
    private String model = "";
    private Usage usage = Usage.UNKNOWN;

    private AnswerReader(JsonCursor cursor) {
        this.cursor = cursor;
    }

    static EmbeddingAnswer read(Slice body) {
        AnswerReader reader = new AnswerReader(JsonCursor.over(body.array(), body.start(), body.end()));
        reader.members();
        List<double[]> all = new ArrayList<>(reader.vectors.values());
        if (all.isEmpty()) {
            throw new IllegalArgumentException("found no vectors, expected a list of them in a member 'data'");
        }
        return EmbeddingAnswer.of(reader.model, all, reader.usage);
    }

    private void members() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("data") && cursor.enter(JsonKind.ARRAY)) {
                for (int i = 0; cursor.nextElement(); i++) {
                    vector(i);
                }
                cursor.leave();
            } else if (cursor.nameIs("model") && cursor.is(JsonKind.STRING)) {
                model = cursor.text();
            } else if (cursor.nameIs("usage") && cursor.is(JsonKind.OBJECT)) {
                usage = UsageLook.at(cursor);
            }
        }
        cursor.leave();
    }

    /** Some vendors do not number them: their order does. */
    private void vector(int place) {
        long index = place;
        double[] numbers = {};
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("index") && cursor.is(JsonKind.NUMBER)) {
                index = cursor.longValue();
            } else if (cursor.nameIs("embedding")) {
                numbers = cursor.is(JsonKind.STRING) ? Encoding.read(cursor.text()) : numbers();
            }
        }
        cursor.leave();
        vectors.put(index, numbers);
    }

    private double[] numbers() {
        DoubleStream.Builder numbers = DoubleStream.builder();
        cursor.enter();
        while (cursor.nextElement()) {
            numbers.add(cursor.doubleValue());
        }
        cursor.leave();
        return numbers.build().toArray();
    }
}
