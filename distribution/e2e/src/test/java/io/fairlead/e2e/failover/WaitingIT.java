package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** All upstreams are at their limits, and soon will not be. */
@ExtendWith(OnStage.class)
final class WaitingIT {
    private final Stage stage;

    WaitingIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void a_request_waits_as_long_as_its_route_allows() throws IOException {
        stage.openAi().script(limitedOnce());
        stage.spare().script(limitedOnce());
        long start = System.nanoTime();

        Answer answer = stage.post(Ask.CHAT, Ask.chat("patient"));

        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        assertThat(Said.whole(answer)).isEqualTo("Hello at last");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(15));
    }

    private static Script limitedOnce() {
        AtomicInteger calls = new AtomicInteger();
        Script limit = OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: 1");
        Script answer = OpenAiAnswers.saying("Hello at last");
        return (call, wire) -> (calls.getAndIncrement() == 0 ? limit : answer).answer(call, wire);
    }
}
