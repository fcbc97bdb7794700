package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An upstream dies while many requests are under way. */
final class KilledUpstreamIT {
    private static final int REQUESTS = 2_000;
    private static final int CLIENTS = 64;
    private static final int CALLS_UNTIL_DEATH = 800;
    /** Streams of the upstream that have sent content when it dies. */
    private static final int HALF_SENT = 5;

    private static final String FIRST = "Hello from the first";
    private static final String SPARE = "Hello from the spare";

    private final CountDownLatch dead = new CountDownLatch(1);
    private final AtomicInteger halfSent = new AtomicInteger();

    /** What a client got. */
    private enum Got {
        WHOLE,
        HALF_AND_AN_ERROR,
        LOST
    }

    @Test
    void loses_no_request_that_had_no_content_yet(@TempDir Path folder) throws Exception {
        try (ScriptedUpstream first = ScriptedUpstream.answering(dying());
                ScriptedUpstream spare = ScriptedUpstream.answering(OpenAiAnswers.saying(SPARE));
                Gateway gateway = Gateway.start(folder, configuration(first, spare));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Got>>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(client(gateway.port(), i)));
            }
            Await.until(
                    "many calls, and some streams that are half sent",
                    () -> first.count() >= CALLS_UNTIL_DEATH && halfSent.get() == HALF_SENT);
            first.kill();
            dead.countDown();

            List<Got> got = new ArrayList<>();
            for (Future<List<Got>> answer : answers) {
                got.addAll(answer.get());
            }

            assertThat(got).hasSize(REQUESTS).doesNotContain(Got.LOST);
            assertThat(got.stream().filter(Got.HALF_AND_AN_ERROR::equals)).hasSizeGreaterThanOrEqualTo(HALF_SENT);
            assertThat(first.count()).as("calls before its death").isLessThan(REQUESTS);
            assertThat(spare.count()).isPositive();
        }
    }

    private static String configuration(ScriptedUpstream first, ScriptedUpstream spare) {
        return """
                providers:
                  first: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                  spare: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                routes:
                  smart: { deployments: [first/m, spare/m] }
                """.formatted(first.openAiUrl(), Planted.key("frst"), spare.openAiUrl(), Planted.key("spar"));
    }

    /** Answers; a few streams stop half way until its death. */
    private Script dying() {
        Script whole = OpenAiAnswers.saying(FIRST);
        return (call, wire) -> {
            if (call.stream() && halfSent.get() < HALF_SENT) {
                half(wire);
                return;
            }
            whole.answer(call, wire);
        };
    }

    private void half(Wire wire) throws IOException {
        wire.events().data(OpenAiAnswers.delta("m", "{\"content\":\"Hello\"}", "null"));
        halfSent.incrementAndGet();
        try {
            dead.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wire.cut();
    }

    private static Callable<List<Got>> client(int port, int number) {
        return () -> {
            List<Got> got = new ArrayList<>();
            try (Connection connection = Connection.to(port)) {
                for (int i = number; i < REQUESTS; i += CLIENTS) {
                    got.add((i / CLIENTS) % 2 == 0 ? stream(connection) : whole(connection));
                }
            }
            return got;
        };
    }

    private static Got whole(Connection connection) throws IOException {
        Answer answer = connection.post(Ask.CHAT, Ask.chat("smart"));
        return answer.status() == 200 && complete(Said.whole(answer)) ? Got.WHOLE : Got.LOST;
    }

    private static Got stream(Connection connection) throws IOException {
        Answer answer = connection.post(Ask.CHAT, Ask.streamedChat("smart"));
        if (answer.status() != 200 || Said.streamed(answer).isEmpty()) {
            return Got.LOST;
        }
        if (Said.ended(answer)) {
            return complete(Said.streamed(answer)) ? Got.WHOLE : Got.LOST;
        }
        return Json.tree(answer.events().getLast()).has("error") ? Got.HALF_AND_AN_ERROR : Got.LOST;
    }

    private static boolean complete(String text) {
        return text.equals(FIRST) || text.equals(SPARE);
    }
}
