package io.fairlead.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {
    private static final String BODY =
            "5;name=value\r\nhello\r\n1B\r\n, abcdefghijklmnopqrstuvwxy\r\n0\r\nTrailer: x\r\n\r\n";

    private final StringBuilder data = new StringBuilder();
    private final ChunkDecoder decoder = new ChunkDecoder();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void piecesOfAnySizeGiveTheSameData(int pieceBytes) throws MalformedMessageException {
        byte[] bytes = ascii(BODY);
        for (int from = 0; from < bytes.length; from += pieceBytes) {
            assertThat(decoder.ended()).isFalse();
            decode(bytes, from, Math.min(bytes.length, from + pieceBytes));
        }
        assertThat(data).hasToString("hello, abcdefghijklmnopqrstuvwxy");
        assertThat(decoder.ended()).isTrue();
    }

    @Test
    void bytesAfterTheBodyAreLeft() throws MalformedMessageException {
        byte[] bytes = ascii("1\r\nx\r\n0\r\n\r\nHTTP/1.1");
        assertThat(decode(bytes, 0, bytes.length)).isEqualTo(bytes.length - "HTTP/1.1".length());
    }

    @Test
    void isReadyForTheNextBodyAfterReset() throws MalformedMessageException {
        byte[] bytes = ascii("2\r\nab\r\n0\r\n\r\n");
        decode(bytes, 0, bytes.length);
        decoder.reset();
        decode(bytes, 0, bytes.length);
        assertThat(data).hasToString("abab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "x\r\n", "1\r\nab", "fffffffff\r\n"})
    void refusesWhatIsNoChunk(String text) {
        byte[] bytes = ascii(text);
        assertThatThrownBy(() -> decode(bytes, 0, bytes.length)).isInstanceOf(MalformedMessageException.class);
    }

    private int decode(byte[] bytes, int from, int to) throws MalformedMessageException {
        return decoder.decode(
                bytes,
                from,
                to,
                (piece, start, end) -> data.append(new String(piece, start, end - start, StandardCharsets.US_ASCII)));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
