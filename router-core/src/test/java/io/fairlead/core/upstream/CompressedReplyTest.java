package io.fairlead.core.upstream;

import static io.fairlead.core.upstream.TestClient.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.upstream.UpstreamException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams are asked not to compress. Those that do are read all the same, or refused; nobody sees their bytes undecoded. */
@Timeout(120)
class CompressedReplyTest {
    private static final String JSON = "{\"choices\":[]}";

    private final TestClient client = new TestClient();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZip", "x-gzip"})
    void areRead(String coding) throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(sized(coding, gzip(JSON)))) {
            for (int i = 0; i < 2; i++) {
                try (UpstreamReply reply = client.exchange(post(upstream.origin(), "{}"))) {
                    assertThat(reply.headers().first("content-encoding")).isNull();
                    assertThat(reply.headers().all("Content-Length")).isEmpty();
                    assertThat(reply.headers().first("X-Id")).isEqualTo("7");
                    assertThat(reply.contentLength()).isEqualTo(-1);
                    assertThat(TestClient.text(reply)).isEqualTo(JSON);
                }
            }
            assertThat(upstream.accepted()).as("the connection is kept").isEqualTo(1);
        }
    }

    @Test
    void areReadAsTheyCome() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        try (FakeUpstream upstream = FakeUpstream.of(peer -> {
            peer.request();
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            GZIPOutputStream out = new GZIPOutputStream(bytes, 512, true);
            out.write("data: 1\n\n".getBytes(ISO_8859_1));
            out.flush();
            peer.send(chunk(bytes));
            read.await();
            out.write("data: 2\n\n".getBytes(ISO_8859_1));
            out.close();
            peer.send(chunk(bytes) + "0\r\n\r\n");
        })) {
            try (UpstreamReply reply = client.exchange(post(upstream.origin(), "{}"))) {
                byte[] part = new byte[100];
                assertThat(new String(part, 0, reply.read(part, 0, 100), ISO_8859_1))
                        .isEqualTo("data: 1\n\n");
                read.countDown();
                assertThat(TestClient.text(reply)).isEqualTo("data: 2\n\n");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "zstd", "deflate", "gzip, gzip", "nonsense"})
    void areRefusedInOtherCodings(String coding) throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(sized(coding, JSON))) {
            UpstreamException failure = client.assertFails(post(upstream.origin(), "{}"), Kind.PROTOCOL);
            assertThat(failure).hasMessageContaining("Content-Encoding other than gzip");
            assertThat(client.status().open()).isZero();
        }
    }

    @Test
    void areNoneIfTheCodingIsNone() throws Exception {
        try (FakeUpstream upstream = FakeUpstream.answering(sized("identity", JSON))) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo(JSON);
        }
        try (FakeUpstream upstream = FakeUpstream.answering(sized("gzip", ""))) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEmpty();
        }
    }

    @Test
    void areNeverTakenForWholeIfTheyAreNot() throws Exception {
        String whole = gzip(JSON);
        for (int length = 1; length < whole.length(); length++) {
            try (FakeUpstream upstream = FakeUpstream.answering(sized("gzip", whole.substring(0, length)))) {
                client.assertFails(post(upstream.origin(), "{}"), Kind.TRUNCATED);
            }
        }
        try (FakeUpstream upstream = FakeUpstream.answering(sized("gzip", JSON))) {
            client.assertFails(post(upstream.origin(), "{}"), Kind.PROTOCOL);
        }
        String damaged = whole.substring(0, whole.length() - 5) + "?" + whole.substring(whole.length() - 4);
        try (FakeUpstream upstream = FakeUpstream.answering(sized("gzip", damaged))) {
            client.assertFails(post(upstream.origin(), "{}"), Kind.PROTOCOL);
        }
    }

    @Test
    void mayNotBurst() throws Exception {
        byte[] zeros = new byte[20_000_000];
        try (FakeUpstream upstream = FakeUpstream.answering(sized("gzip", gzip(new String(zeros, ISO_8859_1))))) {
            UpstreamException failure = client.assertFails(post(upstream.origin(), "{}"), Kind.PROTOCOL);
            assertThat(failure).hasMessageContaining("200 times");
        }
        byte[] small = new byte[900_000];
        Arrays.fill(small, (byte) ' ');
        String spaces = new String(small, ISO_8859_1);
        try (FakeUpstream upstream = FakeUpstream.answering(sized("gzip", gzip(spaces)))) {
            assertThat(client.text(post(upstream.origin(), "{}"))).isEqualTo(spaces);
        }
    }

    private static String sized(String coding, String body) {
        return "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\nX-Id: 7\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static String gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(ISO_8859_1));
        }
        return bytes.toString(ISO_8859_1);
    }

    private static String chunk(ByteArrayOutputStream bytes) {
        String content = bytes.toString(ISO_8859_1);
        bytes.reset();
        return Integer.toHexString(content.length()) + "\r\n" + content + "\r\n";
    }
}
