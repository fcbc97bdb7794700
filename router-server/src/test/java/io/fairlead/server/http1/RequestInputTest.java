package io.fairlead.server.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestInputTest {
    private static final String FIRST = "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nX-Id:  one \r\n"
            + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello";
    private static final String SECOND =
            "POST /v1/messages HTTP/1.1\r\nHost: b\r\nTransfer-Encoding: chunked\r\nConnection: x, Close\r\n\r\n"
                    + "3;e=1\r\nabc\r\n2\r\nde\r\n0\r\nT: r\r\n\r\n";
    private static final String THIRD = "POST /v1/messages HTTP/1.1\r\nHost: c\r\n\r\n";

    private static RequestInput input(PiecemealWire wire) {
        return new RequestInput(wire, new byte[0], System::nanoTime, 1_000_000_000);
    }

    private static @Nullable RequestHead first(PiecemealWire wire) throws IOException {
        RequestInput input = input(wire);
        return input.await() ? input.head(System.nanoTime()) : null;
    }

    private static RequestHead head(RequestInput input) throws IOException {
        assertThat(input.await()).isTrue();
        return Objects.requireNonNull(input.head(System.nanoTime()));
    }

    private static String body(RequestInput input, RequestHead head) throws IOException {
        return new String(new RequestBody(input, head, () -> {}).readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 10_000})
    void findsEveryRequestHoweverTheBytesAreCut(int size) throws IOException {
        RequestInput input = input(PiecemealWire.cut(FIRST + "\r\n" + SECOND + THIRD + THIRD, size));

        RequestHead first = head(input);
        assertThat(first.method()).isEqualTo("POST");
        assertThat(first.path()).isEqualTo("/v1/chat/completions");
        assertThat(first.fields().first("x-id")).isEqualTo("one");
        assertThat(first.contentLength()).isEqualTo(5);
        assertThat(first.keptBack()).isTrue();
        assertThat(first.last()).isFalse();
        assertThat(body(input, first)).isEqualTo("hello");

        RequestHead second = head(input);
        assertThat(second.contentLength()).isEqualTo(-1);
        assertThat(second.last()).isTrue();
        assertThat(body(input, second)).isEqualTo("abcde");

        for (int i = 0; i < 2; i++) {
            RequestHead third = head(input);
            assertThat(third.path()).isEqualTo("/v1/messages");
            assertThat(third.fields().all("HOST")).containsExactly("c");
            assertThat(third.contentLength()).isZero();
            assertThat(body(input, third)).isEmpty();
        }
        assertThat(input.await()).isFalse();
    }

    @Test
    void keepsAHeadWhenTheBodyThatCameWithItIsLong() throws IOException {
        String long1 = "x".repeat(20_000);
        RequestInput input =
                input(new PiecemealWire("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 20000\r\n\r\n" + long1));
        RequestHead head = head(input);
        assertThat(body(input, head)).isEqualTo(long1);
        assertThat(head.fields().first("Content-Length")).isEqualTo("20000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X: a\rY: b\r\n",
                "X: a\nY: b\r\n",
                "X: a\r\n Y: b\r\n",
                "X: \u0000\r\n",
                "X Y: a\r\n",
                "no colon\r\n",
                ": a\r\n",
                "Host: other\r\n",
                "Content-Length: 1\r\nContent-Length: 2\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"
            })
    void refusesHeadsThatLeaveRoomForTwoReadings(String lines) {
        String text = "POST /v1/x HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n";
        for (int size : new int[] {1, 1000}) {
            UnreadableException refused =
                    catchThrowableOfType(UnreadableException.class, () -> first(PiecemealWire.cut(text, size)));
            assertThat(Objects.requireNonNull(refused).status()).isEqualTo(400);
            assertThat(refused.head().path()).isEqualTo("/v1/x");
        }
    }

    @Test
    void demandsAHost() {
        assertThatThrownBy(() -> first(new PiecemealWire("GET / HTTP/1.1\r\nA: b\r\n\r\n")))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void boundsLinesAndHeads() {
        UnreadableException line = catchThrowableOfType(
                UnreadableException.class, () -> first(PiecemealWire.cut("GET /" + "x".repeat(20_000), 1000)));
        assertThat(Objects.requireNonNull(line).status()).isEqualTo(414);
        String lines = ("X: " + "y".repeat(1000) + "\r\n").repeat(70);
        UnreadableException head = catchThrowableOfType(
                UnreadableException.class,
                () -> first(PiecemealWire.cut("GET / HTTP/1.1\r\nHost: a\r\n" + lines, 1000)));
        assertThat(Objects.requireNonNull(head).status()).isEqualTo(431);
    }

    @Test
    void saysAtOnceThatAFirstLineIsNone() {
        assertThatThrownBy(() -> first(new PiecemealWire("HELLO\r\n").staying()))
                .isInstanceOf(UnreadableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "GET / HTT", "GET / HTTP/1.1\r\nHost: a\r\n"})
    void tellsClientsThatTakeTooLong(String begun) {
        UnreadableException slow =
                catchThrowableOfType(UnreadableException.class, () -> first(new PiecemealWire(begun).staying()));
        assertThat(Objects.requireNonNull(slow).status()).isEqualTo(408);
        assertThat(slow.head().path()).isEqualTo(begun.contains("\n") ? "/" : "");
    }

    @Test
    void letsGoOfClientsThatLeaveOrSpeakTls() throws IOException {
        assertThat(first(new PiecemealWire())).isNull();
        assertThat(first(new PiecemealWire("GET / HTT"))).isNull();
        assertThat(first(new PiecemealWire("\u0016\u0003\u0001").staying())).isNull();
    }
}
