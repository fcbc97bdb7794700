package io.fairlead.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.benchmarks.wire.ChunkDecoder;
import io.fairlead.benchmarks.wire.MalformedMessageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventFramesTest {
    private final EventFrames frames = new EventFrames();
    private final ChunkDecoder decoder = new ChunkDecoder();

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 3900, ModelScript.MAX_CHUNK_BYTES})
    void aContentEventHasItsTextAndATimeStamp(int textBytes) throws MalformedMessageException {
        String event = decode(frames.content(35, textBytes));
        assertThat(event).startsWith("data: {").endsWith("}\n\n");
        assertThat(event)
                .containsPattern("\"delta\":\\{\"content\":\"@t[0-9]{19} [a-z, ]{" + Math.min(textBytes, 9) + ",}\"");
        assertThat(event.length() - decode(frames.content(35, 0)).length()).isEqualTo(textBytes);
    }

    @Test
    void onlyTheFirstEventNamesTheRole() throws MalformedMessageException {
        assertThat(decode(frames.content(0, 5))).contains("\"role\":\"assistant\"");
        assertThat(decode(frames.content(1, 5))).doesNotContain("role");
    }

    @Test
    void theEndHasUsageWhenWanted() throws MalformedMessageException {
        assertThat(decode(frames.end(false)))
                .contains("\"finish_reason\":\"stop\"")
                .doesNotContain("usage");
        assertThat(decoder.ended()).isTrue();
        decoder.reset();
        assertThat(decode(frames.end(true)))
                .contains("\"choices\":[],\"usage\":{")
                .endsWith("data: [DONE]\n\n");
    }

    private String decode(ByteBuffer frame) throws MalformedMessageException {
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        StringBuilder data = new StringBuilder();
        int end = decoder.decode(
                bytes,
                0,
                bytes.length,
                (piece, from, to) -> data.append(new String(piece, from, to - from, StandardCharsets.US_ASCII)));
        assertThat(end).isEqualTo(bytes.length);
        return data.toString();
    }
}
