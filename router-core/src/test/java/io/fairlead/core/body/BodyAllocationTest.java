package io.fairlead.core.body;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonFeed;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.core.scene.Allocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request's body costs the heap beyond its own bytes: the same, however long it is. */
class BodyAllocationTest {
    private static final JsonProbes PROBES = JsonProbes.NONE.with("messages", "type", "image_url");
    private static final int SCAN = 1_200;
    private static final int SPLICE = 4_000;

    @ParameterizedTest
    @ValueSource(ints = {2_048, 40_960})
    void scanningTakesNothingForEachByte(int bytes) throws Exception {
        byte[] body = chat(bytes);
        assertThat(Allocation.of(() -> JsonScan.of(body, 0, body.length, PROBES)))
                .isLessThan(SCAN);
    }

    @Test
    void scanningInPiecesTakesNothingForEachPiece() throws Exception {
        byte[] body = chat(40_960);
        assertThat(Allocation.of(() -> inPieces(body))).isLessThan(SCAN);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_048, 40_960})
    void splicingCopiesNothingOfTheBody(int bytes) throws Exception {
        byte[] body = chat(bytes);
        StoredBody stored = StoredBody.of(Slice.of(body), JsonScan.of(body, 0, body.length, PROBES));
        byte[] target = new byte[2 * bytes];
        assertThat(Allocation.of(() -> Splice.of(stored)
                        .set("model", "\"gpt-5\"")
                        .set("stream_options.include_usage", "true")
                        .edited()
                        .copyTo(target, 0)))
                .isLessThan(SPLICE);
    }

    private static JsonScan inPieces(byte[] body) {
        JsonFeed feed = JsonScan.feed(PROBES);
        for (int at = 0; at < body.length; at += 1_024) {
            feed.accept(body, at, Math.min(1_024, body.length - at));
        }
        return feed.finish();
    }

    private static byte[] chat(int bytes) {
        String before = "{\"model\":\"smart\",\"messages\":[{\"role\":\"user\",\"content\":\"";
        String after = "\"}],\"temperature\":0.7,\"max_tokens\":256,\"stream\":true}";
        String text = "x".repeat(bytes - before.length() - after.length());
        return (before + text + after).getBytes(US_ASCII);
    }
}
