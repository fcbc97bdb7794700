package io.fairlead.server.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.config.ClientLimits;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.http.HeaderLines;
import io.helidon.common.concurrency.limits.FixedLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class Http1ConnectionTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final ClientLimits LIMITS = new ClientLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));

    private final List<String> served = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    /** What a request is answered by. */
    private interface Serving {
        void serve(Inbound request) throws IOException;
    }

    private Requests requests(Serving serving) {
        return new Requests() {
            @Override
            public int listener() {
                return 0;
            }

            @Override
            public boolean closing() {
                return false;
            }

            @Override
            public void serve(Inbound request) {
                served.add(request.path());
                try {
                    serving.serve(request);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void refuse(Inbound request, RouterError error) {
                refused.add(request.method() + " " + request.path() + " " + error.status());
                try {
                    request.answer(
                            error.status(),
                            new HeaderLines(),
                            Slice.of(error.message().getBytes(StandardCharsets.UTF_8)));
                } catch (IOException left) {
                    refused.add("it left");
                }
            }
        };
    }

    private Http1Connection connection(PiecemealWire wire, Serving serving) {
        return new Http1Connection(wire, new byte[0], "client", requests(serving), LIMITS, System::nanoTime);
    }

    private String answered(Serving serving, String... pieces) {
        PiecemealWire wire = new PiecemealWire(pieces);
        connection(wire, serving).handle(FixedLimit.create());
        return wire.written();
    }

    /** A body of so many bytes that nobody wants, one each second, and another request behind it. */
    private long drained(int length) {
        AtomicLong clock = new AtomicLong();
        String text = "POST /refused HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n";
        List<String> pieces = new ArrayList<>(List.of(text));
        pieces.addAll(Collections.nCopies(length, "x"));
        pieces.add(GET);
        PiecemealWire wire = new PiecemealWire(pieces.toArray(String[]::new)).every(Duration.ofSeconds(1), clock);
        new Http1Connection(wire, new byte[0], "client", requests(Http1ConnectionTest::ok), LIMITS, clock::get)
                .handle(FixedLimit.create());
        return Duration.ofNanos(clock.get()).toSeconds();
    }

    @Test
    void whatIsLeftOfABodyThatNobodyWantsMayTakeAMoment() {
        assertThat(drained(5)).isEqualTo(8);
        assertThat(served).containsExactly("/refused", "/a");
    }

    /** Regression: it was read for as long as some of it came. */
    @Test
    void aConnectionWhoseUnwantedBodyDoesNotEndIsClosed() {
        assertThat(drained(1000)).isBetween(10L, 12L);
        assertThat(served).containsExactly("/refused");
    }

    private static void ok(Inbound request) throws IOException {
        request.answer(200, new HeaderLines(), Slice.of(new byte[] {'o', 'k'}));
    }

    @Test
    void servesOneRequestAfterTheOther() {
        assertThat(answered(Http1ConnectionTest::ok, GET + GET)).containsPattern("(?s)ok.*HTTP/1.1 200 OK.*ok$");
        assertThat(served).hasSize(2);
    }

    @Test
    void leavesTheFramingToNobodyElse() {
        String answer = answered(
                request -> request.answer(
                        200,
                        new HeaderLines()
                                .add("content-length", "999")
                                .add("Transfer-Encoding", "chunked")
                                .add("Connection", "upgrade")
                                .add("X-Kept", "yes"),
                        Slice.of(new byte[] {'o', 'k'})),
                GET);
        assertThat(answer)
                .contains("X-Kept: yes\r\n", "Content-Length: 2\r\n")
                .doesNotContain("999", "chunked", "upgrade");
    }

    @Test
    void writesStreamsInChunksWithTheHeadInTheFirst() {
        String answer = answered(
                request -> {
                    ClientStream stream = request.stream(200, new HeaderLines());
                    for (int length : new int[] {1, 15, 16, 255, 256}) {
                        stream.write("x".repeat(length).getBytes(StandardCharsets.UTF_8), 0, length);
                    }
                    stream.finish();
                },
                GET);
        assertThat(answer)
                .contains("Transfer-Encoding: chunked\r\n")
                .endsWith("\r\n\r\n1\r\nx\r\nf\r\n" + "x".repeat(15) + "\r\n10\r\n" + "x".repeat(16) + "\r\nff\r\n"
                        + "x".repeat(255) + "\r\n100\r\n" + "x".repeat(256) + "\r\n0\r\n\r\n");
    }

    @Test
    void answersHeadWithoutABody() {
        assertThat(answered(Http1ConnectionTest::ok, GET.replace("GET", "HEAD")))
                .contains("Content-Length: 2\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void closesAfterABodyThatBrokeOffAndSaysSo() {
        String answer = answered(
                request -> {
                    try {
                        int _ = request.body().read();
                    } catch (IOException broken) {
                        ok(request);
                    }
                },
                GET.replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n") + GET);
        assertThat(answer).contains("Connection: close\r\n");
        assertThat(served).hasSize(1);
    }

    @Test
    void tellsOfFaultsOfItsOwn() {
        String answer = answered(
                request -> {
                    throw new IllegalStateException("a bug");
                },
                GET + GET);
        assertThat(answer).startsWith("HTTP/1.1 503 ").contains("Connection: close");
        assertThat(served).hasSize(1);
    }

    @Test
    void handsInWhatItCannotReadWithWhatIsKnownOfIt() {
        String answer = answered(Http1ConnectionTest::ok, GET + "POST /b?c=d HTTP/1.1\r\nno colon\r\n\r\n" + GET);
        assertThat(refused).containsExactly("POST /b 400");
        assertThat(answer)
                .containsPattern("(?s)ok.*HTTP/1.1 400 .*Connection: close.*not well-formed")
                .contains("HTTP, with header line 1 without a name, expected 'name: value'");
        assertThat(served).hasSize(1);
    }

    @Test
    void tellsHowManyHostsItFound() {
        assertThat(answered(Http1ConnectionTest::ok, "GET / HTTP/1.1\r\n\r\n"))
                .contains("with 0 Host fields, expected one");
        assertThat(answered(Http1ConnectionTest::ok, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"))
                .contains("with 2 Host fields, expected one");
    }

    @Test
    void servesNothingOnceSomebodyMayInterruptIt() {
        PiecemealWire wire = new PiecemealWire(GET);
        Http1Connection connection = connection(wire, Http1ConnectionTest::ok);
        assertThat(connection.canInterrupt()).isTrue();
        connection.handle(FixedLimit.create());
        assertThat(served).isEmpty();
    }

    @Test
    void cannotBeInterruptedWhileItServes() {
        List<Boolean> asked = new ArrayList<>();
        PiecemealWire wire = new PiecemealWire(GET);
        Http1Connection[] own = new Http1Connection[1];
        own[0] = connection(wire, request -> {
            asked.add(own[0].canInterrupt());
            own[0].close(false);
            ok(request);
        });
        own[0].handle(FixedLimit.create());
        assertThat(asked).containsExactly(false);
        assertThat(wire.written()).contains("Connection: close").endsWith("ok");
    }
}
