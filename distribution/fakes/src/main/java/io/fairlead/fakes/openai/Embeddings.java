package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code POST /embeddings}: a vector for each input, whose first number is the input's place. */
final class Embeddings implements Operation {
    private static final int TOKENS = 3;

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        JsonNode input = call.body().path("input");
        boolean one = input.isString() || input.path(0).isNumber();
        int count = one ? 1 : input.size();
        boolean base64 = Json.text(call.body(), "encoding_format").equals("base64");
        ArrayNode data = Json.list();
        for (int i = 0; i < count; i++) {
            data.add(Json.object("object", "embedding", "index", i, "embedding", vector(i, base64)));
        }
        wire.json(Json.object(
                "object",
                "list",
                "data",
                data,
                "model",
                Json.text(call.body(), "model"),
                "usage",
                Json.object("prompt_tokens", TOKENS * count, "total_tokens", TOKENS * count)));
    }

    private static Object vector(int index, boolean base64) {
        float[] vector = {index, 0.5f, -0.25f};
        if (!base64) {
            return Json.list(vector[0], vector[1], vector[2]);
        }
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : vector) {
            bytes.putFloat(value);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
