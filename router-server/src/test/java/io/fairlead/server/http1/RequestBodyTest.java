package io.fairlead.server.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private final AtomicInteger asked = new AtomicInteger();

    private RequestBody body(String lines, String... pieces) throws IOException {
        String[] all = new String[pieces.length + 1];
        all[0] = "POST / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
        System.arraycopy(pieces, 0, all, 1, pieces.length);
        RequestInput input = new RequestInput(new PiecemealWire(all), new byte[0], System::nanoTime, 1_000_000_000);
        assertThat(input.await()).isTrue();
        return new RequestBody(input, Objects.requireNonNull(input.head(System.nanoTime())), asked::incrementAndGet);
    }

    @Test
    void isAskedForOnceAndOnlyWhenItIsRead() throws IOException {
        RequestBody body = body("Expect: 100-continue\r\nContent-Length: 4\r\n", "ab", "cd");
        assertThat(body.keptBack()).isTrue();
        assertThat(asked).hasValue(0);
        assertThat(body.readAllBytes()).hasSize(4);
        assertThat(asked).hasValue(1);
        assertThat(body.keptBack()).isFalse();
    }

    @Test
    void thatIsKeptBackLeavesNoConnectionForAnotherRequest() throws IOException {
        assertThat(body("Expect: 100-continue\r\nContent-Length: 4\r\n").discard(1000))
                .isFalse();
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 10\r\n", "Transfer-Encoding: chunked\r\n"})
    void thatBreaksOffSaysSo(String lines) throws IOException {
        RequestBody body = body(lines, lines.startsWith("T") ? "5\r\nab" : "ab");
        assertThat(body.readNBytes(2)).hasSize(2);
        assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessageContaining("broke off");
        assertThat(body.discard(1000)).isFalse();
    }

    @Test
    void ofChunksThatAreNoneBreaksOff() throws IOException {
        RequestBody body = body("Transfer-Encoding: chunked\r\n", "many\r\n");
        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("broke off");
    }

    @Test
    void isDiscardedUpToABound() throws IOException {
        assertThat(body("Content-Length: 6\r\n", "abc", "def").discard(100)).isTrue();
        assertThat(body("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n", "0\r\n\r\n")
                        .discard(100))
                .isTrue();
        assertThat(body("Content-Length: 60000\r\n", "x".repeat(16 * 1024), "x".repeat(16 * 1024))
                        .discard(10))
                .isFalse();
    }

    @Test
    void thatIsGivenUpIsReadNoMore() throws IOException {
        RequestBody body = body("Content-Length: 4\r\n", "abcd");
        body.giveUp();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
