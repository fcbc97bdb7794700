package io.fairlead.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What counts as a good answer, against a server that answers each first request in one fixed way. */
@Timeout(30)
class LoadRunTest {
    private static final String STREAM_HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @Test
    void aStreamWithItsEndIsGood() throws IOException {
        LoadReport report = answeredWith(STREAM_HEAD + "e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n", true);
        assertThat(report.ok()).isEqualTo(1);
    }

    @Test
    void aStreamWithoutItsEndIsAnError() throws IOException {
        LoadReport report = answeredWith(STREAM_HEAD + "9\r\ndata: {}\n\r\n0\r\n\r\n", true);
        assertThat(report.ok()).isZero();
        assertThat(report.errors()).isPositive();
    }

    @Test
    void aConnectionThatEndsWithinAnAnswerIsAnError() throws IOException {
        LoadReport report = answeredWith("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{", false, false);
        assertThat(report.ok()).isZero();
        assertThat(report.errors()).isPositive();
    }

    @Test
    void anotherStatusIsRefused() throws IOException {
        LoadReport report = answeredWith("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n", true);
        assertThat(report.ok()).isZero();
        assertThat(report.refused()).isEqualTo(1);
    }

    @Test
    void anAnswerThatNeverComesIsAnError() throws IOException {
        LoadReport report = answeredWith("", false);
        assertThat(report.ok()).isZero();
        assertThat(report.errors()).isEqualTo(1);
    }

    private static LoadReport answeredWith(String answer, boolean stream) throws IOException {
        return answeredWith(answer, stream, true);
    }

    /** The server answers one request and keeps its connection for the next, or not; nobody accepts after that. */
    private static LoadReport answeredWith(String answer, boolean stream, boolean keep) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serveOne(server, answer, keep));
            URI url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            LoadPlan.Pace pace = new LoadPlan.Pace(1, 0, Duration.ZERO, Duration.ofMillis(500));
            LoadPlan plan = new LoadPlan(url, new LoadPlan.Traffic(List.of("sim"), 0, stream), pace);
            return LoadRun.run(plan, new Unheard());
        }
    }

    private static void serveOne(ServerSocket server, String answer, boolean keep) {
        try (Socket client = server.accept()) {
            client.getInputStream().read(new byte[4096]);
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            if (keep) {
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException _) {
            // the run is over
        }
    }

    private static final class Unheard implements LoadRun.Marks {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    }
}
