package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Frames;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that speak HTTP/2 without TLS. */
final class FramesIT {
    private final ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private Gateway gateway;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                server: { body-timeout: 1s }
                providers: { up: { type: openai, base-url: "%s", keys: ["%s"], discover: false } }
                routes: { smart: { deployments: [up/m] } }
                """.formatted(upstream.openAiUrl(), Planted.key("open")));
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    @Test
    void many_requests_share_a_connection() throws Exception {
        try (Frames frames = Frames.to(gateway.port())) {
            frames.post(1, Ask.CHAT, Ask.chat("smart"));
            assertThat(frames.rest(1)).contains("Hello");
            frames.post(3, Ask.CHAT, Ask.streamedChat("smart"));
            assertThat(frames.rest(3)).contains("Hello").endsWith("data: [DONE]\n\n");
            frames.post(5, Ask.CHAT, "{\"model\":");
            assertThat(frames.rest(5)).contains("error");
        }
    }

    @Test
    void a_body_that_stalls_is_refused() throws Exception {
        try (Frames frames = Frames.to(gateway.port())) {
            frames.begin(1, Ask.CHAT, "{\"model\":");
            assertThat(frames.rest(1)).contains("nothing more of the body for 1000 ms", "server.body-timeout");
            assertThat(frames.reset(1)).as("no more of it is wanted").isZero();
            frames.post(3, Ask.CHAT, Ask.chat("smart"));
            assertThat(frames.rest(3)).contains("Hello");
        }
        Await.until("its line", () -> gateway.accessLog().text().contains("\"status\":408"));
    }

    private static void await(CountDownLatch more) {
        try {
            more.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_stream_that_is_given_up_ends_its_upstream_call_and_no_other() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        CountDownLatch more = new CountDownLatch(1);
        upstream.script((call, wire) -> {
            wire.events().data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"));
            if (call.text().contains("\"user\":\"leaving\"")) {
                wire.untilLeft();
                left.countDown();
                return;
            }
            await(more);
            wire.data(OpenAiAnswers.delta("m", "{\"content\":\" and half\"}", "\"stop\""))
                    .data("[DONE]")
                    .end();
        });
        try (Frames frames = Frames.to(gateway.port())) {
            frames.post(1, Ask.CHAT, Ask.streamedChat("smart"));
            assertThat(frames.first(1)).contains("half");
            frames.post(3, Ask.CHAT, Ask.streamedChat("smart").replaceFirst("\\{", "{\"user\":\"leaving\","));
            assertThat(frames.first(3)).contains("half");
            frames.cancel(3);
            assertThat(left.await(20, TimeUnit.SECONDS))
                    .as("its upstream is left")
                    .isTrue();
            more.countDown();
            assertThat(frames.rest(1)).contains("and half", "[DONE]");
        }
        Await.until("its line", () -> gateway.accessLog().text().contains("\"client_left\":true"));
    }
}
