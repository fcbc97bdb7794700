package io.fairlead.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.benchmarks.load.LoadPlan;
import io.fairlead.benchmarks.load.LoadReport;
import io.fairlead.benchmarks.load.LoadRun;
import io.fairlead.benchmarks.simulator.ModelScript;
import io.fairlead.benchmarks.simulator.UpstreamSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Simulator and generator against each other, in this process. */
@Timeout(30)
class SmokeTest {
    private final List<String> marks = new ArrayList<>();
    private final UpstreamSimulator simulator;
    private final int port;

    SmokeTest() throws IOException {
        simulator = UpstreamSimulator.start(0, 2, ModelScript.PLAIN);
        port = simulator.address().getPort();
    }

    @AfterEach
    void stop() throws IOException {
        simulator.close();
    }

    @Test
    void plainAnswersArriveInAClosedLoop() throws IOException {
        LoadReport report = run(List.of("sim", "other"), false, 0);
        assertThat(report.ok()).isGreaterThan(20);
        assertThat(report.refused() + report.errors()).isZero();
        assertThat(report.p50Micros()).isPositive().isLessThanOrEqualTo(report.p99Micros());
        assertThat(marks).containsExactly("begin", "end");
    }

    @Test
    void anOpenLoopKeepsItsRate() throws IOException {
        LoadReport report = run(List.of("sim"), false, 200);
        assertThat(report.ok()).isBetween(30L, 170L);
        assertThat(report.errors()).isZero();
    }

    @Test
    void streamsArriveWholeAndStamped() throws IOException {
        LoadReport report = run(List.of("sim-n5-d2-s16-l1"), true, 0);
        assertThat(report.ok()).isPositive();
        assertThat(report.errors()).isZero();
        assertThat(report.chunks()).isGreaterThanOrEqualTo(report.ok() * 4);
        assertThat(report.chunkP50Micros()).isBetween(1.0, 1e6);
        assertThat(report.firstChunkP50Micros()).isGreaterThan(1000);
    }

    @Test
    void largeChunksWithoutPauseArriveWhole() throws IOException {
        LoadReport report = run(List.of("sim-n200-d0-s30000"), true, 0);
        assertThat(report.ok()).isPositive();
        assertThat(report.errors()).isZero();
    }

    @Test
    void anUnknownPartOfAModelNameIsRefused() throws IOException {
        LoadReport report = run(List.of("sim-x1"), false, 50);
        assertThat(report.ok() + report.errors()).isZero();
        assertThat(report.refused()).isPositive();
    }

    @Test
    void nobodyListeningCountsAsErrors() throws IOException {
        simulator.close();
        LoadReport report = run(List.of("sim"), false, 0);
        assertThat(report.ok()).isZero();
        assertThat(report.errors()).isPositive();
    }

    @Test
    void statsCountRequestsAndCancels() throws IOException, InterruptedException {
        run(List.of("sim-n1000-d50"), true, 0);
        try (HttpClient client = HttpClient.newHttpClient()) {
            String stats = get(client, "/stats");
            for (int i = 0; i < 1000 && !stats.contains("\"streams_open\":0"); i++) {
                stats = get(client, "/stats");
            }
            assertThat(stats).contains("\"streams_open\":0").contains("\"cancels\":4");
            assertThat(get(client, "/v1/models")).contains("\"id\":\"sim\"");
        }
    }

    private String get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private LoadReport run(List<String> models, boolean stream, int rate) throws IOException {
        LoadPlan.Pace pace = new LoadPlan.Pace(4, rate, Duration.ofMillis(300), Duration.ofMillis(500));
        LoadPlan plan = new LoadPlan(url("/v1/chat/completions"), new LoadPlan.Traffic(models, 2048, stream), pace);
        return LoadRun.run(plan, new LoadRun.Marks() {
            @Override
            public void begin() {
                marks.add("begin");
            }

            @Override
            public void end() {
                marks.add("end");
            }
        });
    }
}
