package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.FailureKind;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.health.CandidateHealth;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.MemoryUpstreams.Asked;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients are told where upstreams do not know the model. */
class UnknownModelTest {
    private static final Answer UNKNOWN = Answer.json(404, "{\"error\":{\"message\":\"unknown\"}}");

    @TempDir
    Path spool;

    private Function<Asked, Answer> upstreams = _ -> UNKNOWN;

    private FlowScene started(int maxAttempts) throws IOException {
        Scene scene = new Scene()
                .provider("a", "key-of-a-1", "key-of-a-2")
                .provider("b", "key-of-b")
                .round(Scene.round(Duration.ZERO, maxAttempts, ContentPolicy.NEXT, Duration.ZERO))
                .route("r", "a/m", "b/m");
        return new FlowScene(scene, new ManualTime(), new MemoryUpstreams(one -> upstreams.apply(one)), spool);
    }

    private static RecordedClient ask(FlowScene gateway) {
        return gateway.ask(RecordedClient.posting("{\"model\":\"r\",\"say\":\"hi\"}"));
    }

    /** Regression: those that were never asked, such as another key of the same provider, were held not to know it. */
    @ParameterizedTest
    @CsvSource({"1, 503", "2, 503", "3, 404"})
    void isNotHeldAgainstThoseWhomNobodyAsked(int maxAttempts, int status) throws IOException {
        assertThat(ask(started(maxAttempts)).status()).isEqualTo(status);
    }

    /** Regression: an outage whose last failure was a 404 was an unknown model for ten minutes. */
    @ParameterizedTest
    @CsvSource({"500, 503", "404, 404"})
    void isNotWhatAnOutageIsCalledAfterItsLastFailure(int first, int status) throws IOException {
        FlowScene gateway = started(9);
        upstreams = _ -> Answer.json(first, "{\"error\":{\"message\":\"first\"}}");
        ask(gateway);
        gateway.time().advance(Duration.ofMinutes(2));
        ask(gateway);
        gateway.time().advance(Duration.ofMinutes(4));
        upstreams = _ -> UNKNOWN;
        ask(gateway);

        RecordedClient later = ask(gateway);

        assertThat(later.text()).contains("a/m: health (disabled after not_found)");
        assertThat(later.status()).isEqualTo(status);
        assertThat(later.header("Retry-After") == null).isEqualTo(status == 404);
    }

    @Test
    void isStillUnknownWhileItIsProbed() throws IOException {
        FlowScene gateway = started(9);
        for (int i = 0; i < 3; i++) {
            ask(gateway);
        }
        gateway.time().advance(Duration.ofMinutes(11));
        List<RecordedClient> meanwhile = new ArrayList<>();
        upstreams = one -> {
            if (one.host().equals("a") && meanwhile.isEmpty()) {
                meanwhile.add(RecordedClient.posting("{\"model\":\"r\",\"say\":\"hi\"}"));
                gateway.ask(meanwhile.getFirst());
            }
            return UNKNOWN;
        };

        assertThat(ask(gateway).status()).isEqualTo(404);

        assertThat(meanwhile).singleElement().satisfies(client -> {
            assertThat(client.text()).contains("a/m: health (probing after not_found)");
            assertThat(client.status()).isEqualTo(404);
        });
    }

    /** Regression: why one key was passed over was forgotten when another of the same provider was asked. */
    @Test
    void isNotSaidWhereAnotherKeyWasBrokenBefore() throws IOException {
        FlowScene gateway = started(9);
        CandidateHealth first = Objects.requireNonNull(
                        gateway.snapshots().now().offering(0).find("r"))
                .routeCandidates()
                .getFirst()
                .state()
                .health();
        for (int i = 0; i < 3; i++) {
            long now = gateway.time().nanos();
            first.failed(FailureKind.SERVER, null, HealthRules.DEFAULT, now, now);
        }

        RecordedClient client = ask(gateway);

        assertThat(client.text()).contains("a/m: health (disabled after server)", "a/m: not_found", "b/m: not_found");
        assertThat(client.status()).isEqualTo(503);
    }

    @Test
    void leavesTheWordToThoseWhoKnowIt() throws IOException {
        upstreams = one -> one.host().equals("a")
                ? UNKNOWN
                : Answer.json(400, "{\"error\":{\"type\":\"context_length\",\"message\":\"too long\"}}");

        RecordedClient client = ask(started(9));

        assertThat(client.status()).isEqualTo(400);
        assertThat(client.text()).contains("context_length_exceeded");
    }
}
