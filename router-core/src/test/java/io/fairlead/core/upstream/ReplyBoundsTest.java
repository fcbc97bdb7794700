package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.Mutations.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.core.upstream.UpstreamException.Kind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Replies without measure, and what comes behind replies. */
@Timeout(120)
class ReplyBoundsTest {
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int MANY = 100_000;
    private static final long MOST_ALLOCATED = 1 << 20;

    static final List<RecordedReply> ENDLESS = List.of(
            RecordedReply.post("header lines", OK + "X: y\r\n".repeat(MANY) + "\r\n"),
            RecordedReply.post("one header line", OK + "X: " + "y".repeat(6 * MANY) + "\r\n\r\n"),
            RecordedReply.post("a header's name", OK + "y".repeat(6 * MANY) + ": x\r\n\r\n"),
            RecordedReply.post("a reason", "HTTP/1.1 200 " + "y".repeat(6 * MANY) + "\r\n\r\n"),
            RecordedReply.post("blank lines", "\r\n".repeat(MANY)),
            RecordedReply.post("no line end", "y".repeat(6 * MANY)),
            RecordedReply.post("interim heads", "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(MANY)),
            RecordedReply.post("zeros of a chunk's size", CHUNKED + "0".repeat(6 * MANY) + "\r\n\r\n"),
            RecordedReply.post(
                    "blanks behind a chunk's size", CHUNKED + "1" + " ".repeat(6 * MANY) + "\r\na\r\n0\r\n\r\n"),
            RecordedReply.post("a chunk's extension", CHUNKED + "1;" + "e".repeat(6 * MANY) + "\r\na\r\n0\r\n\r\n"),
            RecordedReply.post("trailers", CHUNKED + "0\r\n" + "X: y\r\n".repeat(MANY) + "\r\n"));

    static final List<RecordedReply> BOASTING = List.of(
            RecordedReply.post("length", OK + "Content-Length: 999999999999999999\r\n\r\nshort"),
            RecordedReply.post("chunk", CHUNKED + "fffffffffffffff\r\nshort"));

    static final List<RecordedReply> WITH_SURPLUS = List.of(
            RecordedReply.post("sized", OK + "Content-Length: 2\r\n\r\nhi"),
            RecordedReply.post("chunked", CHUNKED + "2\r\nhi\r\n0\r\n\r\n"),
            RecordedReply.post("trailers", CHUNKED + "2\r\nhi\r\n0\r\nX: y\r\n\r\n"),
            RecordedReply.post("empty", OK + "Content-Length: 0\r\n\r\n"),
            RecordedReply.post("204", "HTTP/1.1 204 No Content\r\nContent-Length: 30\r\n\r\n"),
            RecordedReply.post("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 30\r\n\r\n"),
            new RecordedReply("HEAD", "HEAD", OK + "Content-Length: 30\r\n\r\n"));

    private final TwoClients clients;

    ReplyBoundsTest() throws IOException {
        clients = new TwoClients();
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
    }

    @ParameterizedTest
    @FieldSource("ENDLESS")
    void areRefusedBeforeTheyFillTheMemory(RecordedReply endless) {
        failsWith(Kind.PROTOCOL, endless);
    }

    @ParameterizedTest
    @FieldSource("BOASTING")
    void areNotBelievedInAdvance(RecordedReply boasting) {
        failsWith(Kind.TRUNCATED, boasting);
    }

    private void failsWith(Kind kind, RecordedReply reply) {
        UpstreamException failure =
                catchThrowableOfType(UpstreamException.class, () -> clients.ours(reply.method(), reply.bytes()));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(clients.allocated()).isLessThan(MOST_ALLOCATED);
        assertThat(clients.open()).isZero();
    }

    /** An upstream, or who writes its answers, must not be able to answer the next request in advance. */
    @ParameterizedTest
    @FieldSource("WITH_SURPLUS")
    void areNotFollowedByAForgedOne(RecordedReply reply) throws Exception {
        byte[] both = bytes(reply.text() + OK + "Content-Length: 6\r\n\r\nforged");
        byte[] next = bytes(OK + "Content-Length: 4\r\n\r\ntrue");
        try (TestClient client = new TestClient();
                FakeUpstream upstream = FakeUpstream.of(peer -> answer(peer, both, next), peer -> answer(peer, next))) {
            UpstreamCall call = TestClient.method(TestClient.post(upstream.origin(), "{}"), reply.method(), "/");
            assertThat(client.text(call)).isEqualTo(reply.text().contains("hi") ? "hi" : "");
            assertThat(client.text(TestClient.post(upstream.origin(), "{}"))).isEqualTo("true");
            assertThat(upstream.accepted()).as("connections").isEqualTo(2);
        }
    }

    private static void answer(FakePeer peer, byte[]... replies) throws IOException {
        for (byte[] reply : replies) {
            if (peer.request().isEmpty()) {
                return;
            }
            peer.send(reply, 0, reply.length);
        }
        peer.awaitEnd();
    }

    @Test
    void mayHaveManyHeaderLinesUpToTheBound() throws Exception {
        String most = OK + "X: y\r\n".repeat(199) + "Content-Length: 2\r\n\r\nhi";
        assertThat(clients.ours("POST", bytes(most)).body()).isEqualTo("hi");
        failsWith(Kind.PROTOCOL, RecordedReply.post("one more", most.replaceFirst("X: y", "X: y\r\nX: y")));
    }
}
