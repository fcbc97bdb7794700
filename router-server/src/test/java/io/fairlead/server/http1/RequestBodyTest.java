package io.fairlead.server.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private final AtomicInteger asked = new AtomicInteger();
    private @Nullable RequestInput input;

    private RequestBody body(String lines, String... pieces) throws IOException {
        String[] all = new String[pieces.length + 1];
        all[0] = "POST / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
        System.arraycopy(pieces, 0, all, 1, pieces.length);
        return read(all);
    }

    private RequestBody read(String... pieces) throws IOException {
        input = new RequestInput(new PiecemealWire(pieces), new byte[0], System::nanoTime, 1_000_000_000);
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

    @ParameterizedTest
    @ValueSource(strings = {"", "GET / HTTP/1.1\r\nHost: b\r\n\r\n"})
    void thatCameAlongIsTakenInOnePiece(String next) throws IOException {
        RequestBody body = read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd" + next);
        assertThat(Objects.requireNonNull(body.takeAll()).utf8()).isEqualTo("abcd");
        assertThat(body.takeAll()).isNull();
        assertThat(body.read()).isNegative();
        assertThat(body.discard(1000)).isTrue();
        RequestInput rest = Objects.requireNonNull(input);
        assertThat(rest.buffered()).isEqualTo(next.length());
        assertThat(
                        rest.await()
                                ? Objects.requireNonNull(rest.head(System.nanoTime()))
                                        .fields()
                                        .first("host")
                                : null)
                .isEqualTo(next.isEmpty() ? null : "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\n\r\nabcd",
                "Content-Length: 0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n",
                "Expect: 100-continue\r\nContent-Length: 4\r\n\r\nabcd"
            })
    void thatIsNotAllThereIsReadAsItComes(String rest) throws IOException {
        assertThat(read("POST / HTTP/1.1\r\nHost: a\r\n" + rest).takeAll()).isNull();
        RequestBody begun = read("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd");
        assertThat(begun.read()).isEqualTo('a');
        assertThat(begun.takeAll()).isNull();
    }

    @Test
    void thatIsGivenUpIsReadNoMore() throws IOException {
        RequestBody body = body("Content-Length: 4\r\n", "abcd");
        body.giveUp();
        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
