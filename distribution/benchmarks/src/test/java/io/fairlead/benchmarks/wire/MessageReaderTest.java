package io.fairlead.benchmarks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    private final StringBuilder body = new StringBuilder();
    private final MessageReader reader = new MessageReader(
            (bytes, from, to) -> body.append(new String(bytes, from, to - from, StandardCharsets.US_ASCII)));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 1000})
    void readsACountedBodyInPiecesOfAnySize(int pieceBytes) throws MalformedMessageException {
        byte[] bytes = ascii("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\ncontent-LENGTH:  4\r\n\r\nbody");
        for (int from = 0; from < bytes.length; from += pieceBytes) {
            assertThat(reader.complete()).isFalse();
            reader.read(bytes, from, Math.min(bytes.length, from + pieceBytes));
        }
        assertThat(reader.complete()).isTrue();
        assertThat(head().status()).isEqualTo(200);
        assertThat(body).hasToString("body");
    }

    @Test
    void readsARequestWithChunks() throws MalformedMessageException {
        read("POST /x HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n2\r\nab\r\n0\r\n\r\n");
        assertThat(reader.complete()).isTrue();
        assertThat(head().startLine()).isEqualTo("POST /x HTTP/1.1");
        assertThat(head().close()).isTrue();
        assertThat(body).hasToString("ab");
    }

    @Test
    void takesAMessageWithoutLengthAsOneWithoutBody() throws MalformedMessageException {
        read("GET /stats HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(reader.complete()).isTrue();
    }

    @Test
    void skipsInterimResponses() throws MalformedMessageException {
        read("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n");
        assertThat(reader.complete()).isTrue();
        assertThat(head().status()).isEqualTo(429);
    }

    @Test
    void stopsAtTheEndOfAMessage() throws MalformedMessageException {
        byte[] bytes = ascii("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 404 Not Found\r\n\r\n");
        int end = reader.read(bytes, 0, bytes.length);
        reader.reset();
        reader.read(bytes, end, bytes.length);
        assertThat(head().status()).isEqualTo(404);
        assertThat(body).hasToString("a");
    }

    private MessageHead head() {
        return Objects.requireNonNull(reader.head());
    }

    private void read(String text) throws MalformedMessageException {
        byte[] bytes = ascii(text);
        int at = 0;
        while (at < bytes.length && !reader.complete()) {
            at = reader.read(bytes, at, bytes.length);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
