package io.fairlead.plugin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.plugin.simulator.Caller.Reply;
import io.fairlead.testkit.TestReply;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FailuresTest {
    private static final String WHOLE = "{\"model\":\"demo\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    private static final String STREAM = WHOLE.replaceFirst("}$", ",\"stream\":true}");

    @Test
    void anAnswerTakesItsLatencyAndTheTimeOfItsTokens() {
        Map<String, ?> settings = Map.of("latency", "200ms", "tokens-per-second", 50, "tokens", 101);
        Reply whole = Caller.with(settings).call("openai.chat", WHOLE);
        Reply stream = Caller.with(settings).call("openai.chat", STREAM);

        assertThat(whole.took).isEqualTo(Duration.ofMillis(2200));
        assertThat(stream.untilHead).isEqualTo(Duration.ofMillis(200));
        assertThat(stream.took).isEqualTo(Duration.ofMillis(2200));
    }

    @Test
    void aFastPaceIsKeptInFewWaits() {
        Map<String, ?> settings = Map.of("latency", "0ms", "tokens-per-second", 100_000, "tokens", 10_001);

        assertThat(Caller.with(settings).call("openai.chat", STREAM).took).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void allAtOnceWaitsForTheFirstTokenOnly() {
        Reply reply = Caller.with(Map.of("tokens-per-second", 0)).call("openai.chat", STREAM);

        assertThat(reply.took).isEqualTo(Duration.ofMillis(50));
    }

    @ParameterizedTest
    @CsvSource({"500@1,1", "500@2-4,2 3 4", "500@every-3,3 6 9", "500,1 2 3 4 5 6 7 8 9 10"})
    void failuresComeWhenTheyAreDue(String failure, String due) {
        Caller caller = Caller.with(Map.of("failures", List.of(failure)));
        List<String> failed = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            if (caller.call("openai.chat", WHOLE).status == 500) {
                failed.add(Integer.toString(i));
            }
        }

        assertThat(String.join(" ", failed)).isEqualTo(due);
    }

    @Test
    void theFirstFailureThatIsDueHappens() {
        Caller caller = Caller.with(Map.of("failures", "429/20s@1-2,500@2-3"));

        assertThat(List.of(
                        caller.call("openai.chat", WHOLE).status,
                        caller.call("openai.chat", WHOLE).status,
                        caller.call("openai.chat", WHOLE).status,
                        caller.call("openai.chat", WHOLE).status))
                .containsExactly(429, 429, 500, 200);
    }

    @ParameterizedTest
    @CsvSource({"failure-rate,10%,503", "failures,429@10%,429"})
    void failuresByChanceHaveTheirShare(String key, String value, int status) {
        Caller caller = Caller.with(Map.of(key, value));
        int failed = 0;
        for (int i = 0; i < 10_000; i++) {
            failed += caller.call("openai.chat", WHOLE).status == status ? 1 : 0;
        }

        assertThat(failed / 10_000.0).isCloseTo(0.1, within(0.01));
    }

    @Test
    void aStatusComesInTheDialectsForm() {
        Caller caller = Caller.with(Map.of("failures", "529"));
        JsonObject openai = Json.object(caller.call("openai.chat", WHOLE).body());
        JsonObject anthropic =
                Json.object(caller.call("anthropic.messages", WHOLE).body());

        assertThat(Json.at(openai, "/error/type")).isEqualTo("server_error");
        assertThat(Json.at(openai, "/error/message")).isEqualTo("Simulated failure with status 529.");
        assertThat(Json.at(anthropic, "/error/type")).isEqualTo("overloaded_error");
    }

    @Test
    void aDroppedConnectionGivesNoHead() {
        Reply reply = Caller.with(Map.of("failures", "drop")).call("openai.chat", WHOLE);

        assertThat(reply.status).isZero();
        assertThat(reply.broken).isEqualTo("the simulated connection broke");
    }

    @Test
    void aCutEndsTheStreamAfterSoManyTokens() {
        Reply reply = Caller.with(Map.of("failures", "cut-after-5")).call("openai.chat", STREAM);

        assertThat(reply.broken).isEqualTo("the simulated connection broke");
        assertThat(Json.events(reply.body())).hasSize(6);
        assertThat(reply.body()).doesNotContain("finish_reason\":\"", "[DONE]");
    }

    @Test
    void aCutEndsAWholeAnswerInItsMiddle() {
        Reply reply = Caller.with(Map.of("failures", "cut-after-5")).call("openai.chat", WHOLE);

        assertThat(reply.status).isEqualTo(200);
        assertThat(reply.broken).isEqualTo("the simulated connection broke");
        assertThat(reply.body()).startsWith("{\"id\"").doesNotContain("usage");
    }

    @ParameterizedTest
    @ValueSource(strings = {WHOLE_NAME, STREAM_NAME})
    void aStallLastsUntilTheHostCancels(String form) {
        Reply reply =
                Caller.with(Map.of("failures", "stall")).call("openai.chat", form.equals(WHOLE_NAME) ? WHOLE : STREAM);

        assertThat(reply.broken).isEqualTo("the attempt was cancelled");
    }

    private static final String WHOLE_NAME = "whole";
    private static final String STREAM_NAME = "stream";

    @Test
    void anErrorWithinAStreamIsAnEventAndTheLast() {
        Caller caller = Caller.with(Map.of("failures", "error-after-3"));
        List<JsonObject> openai = Json.events(caller.call("openai.chat", STREAM).body());
        String anthropic = caller.call("anthropic.messages", STREAM).body();

        assertThat(openai).hasSize(5);
        assertThat(Json.at(openai.getLast(), "/error/type")).isEqualTo("server_error");
        assertThat(anthropic).contains("event: error\n").doesNotContain("message_stop");
    }

    @Test
    void aKeyThatBeginsWithBadIsRefused() {
        Caller caller = Caller.with(Map.of());
        Reply reply = caller.call("openai.chat", WHOLE, "demo", "bad-key-7", facts -> facts);

        assertThat(reply.status).isEqualTo(401);
        assertThat(reply.body()).contains("invalid_api_key").doesNotContain("bad-key-7");
        assertThat(caller.call("openai.chat", WHOLE).status).isEqualTo(200);
    }

    @Test
    void requestsAboveTheLimitOfAKeyAreRefusedUntilTheWindowHasMoved() {
        Caller caller = Caller.with(Map.of("simulated-rpm", 2));
        assertThat(caller.call("openai.chat", WHOLE).status).isEqualTo(200);
        caller.context.testClock().advance(Duration.ofSeconds(10));
        assertThat(caller.call("openai.chat", WHOLE).status).isEqualTo(200);

        Reply refused = caller.call("openai.chat", WHOLE);
        assertThat(refused.status).isEqualTo(429);
        assertThat(refused.headers).containsEntry("retry-after", "50").containsEntry("retry-after-ms", "50000");
        assertThat(Json.at(Json.object(refused.body()), "/error/message"))
                .isEqualTo("Rate limit reached for `demo` on requests per minute (RPM): Limit 2, Used 2, Requested 1."
                        + " Please try again in 50.0s.");
        assertThat(caller.call("openai.chat", WHOLE, "demo", "key-2", facts -> facts).status)
                .isEqualTo(200);
        assertThat(caller.call("openai.chat", WHOLE, "other", "key-1", facts -> facts).status)
                .isEqualTo(200);

        caller.context.testClock().advance(Duration.ofSeconds(50));
        assertThat(caller.call("openai.chat", WHOLE).status).isEqualTo(200);
        assertThat(caller.call("openai.chat", WHOLE).status).isEqualTo(429);
    }

    @Test
    void tokensAboveTheLimitAreRefusedWithTheWaitThatHelps() {
        Caller caller = Caller.with(Map.of("simulated-tpm", 200, "tokens", 60));
        for (int i = 0; i < 2; i++) {
            assertThat(caller.call("openai.chat", WHOLE, "demo", "key-1", facts -> facts.textBytes(40)).status)
                    .isEqualTo(200);
            caller.context.testClock().advance(Duration.ofSeconds(1));
        }
        Reply refused = caller.call("openai.chat", WHOLE, "demo", "key-1", facts -> facts.textBytes(320));
        assertThat(refused.headers).containsEntry("retry-after-ms", "59000");
        assertThat(refused.body()).contains("tokens per minute (TPM): Limit 200, Used 140, Requested 140.");

        Reply hopeless = caller.call("openai.chat", WHOLE, "demo", "key-1", facts -> facts.textBytes(4000));
        assertThat(hopeless.status).isEqualTo(429);
        assertThat(hopeless.headers).doesNotContainKey("retry-after");
        assertThat(hopeless.body()).contains("Request too large for `demo`");
    }

    @Test
    void theHostIsToldWhatALimitMeans() {
        Caller caller = Caller.with(Map.of());
        TestReply head = TestReply.of(429, "retry-after", "20");
        Failure failure = Objects.requireNonNull(caller.simulator.classify(
                head, UpstreamError.of(429, "rate_limit_error", "rate_limit_exceeded", "Please try again in 20.0s.")));

        assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMIT);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(20));
        assertThat(caller.simulator.classify(TestReply.of(200), UpstreamError.NONE))
                .isNull();
    }

    @Test
    void aModelMayBehaveDifferently() {
        Caller caller = Caller.with(
                Map.of("per-model", Map.of("slow", "latency=2s tokens=10", "broken", "failures=500@1,429@2")));

        assertThat(caller.call("openai.chat", WHOLE, "slow", "k", facts -> facts).untilHead)
                .isEqualTo(Duration.ofMillis(2000 + 9 * 12).plusNanos(9 * 500_000));
        assertThat(caller.call("openai.chat", WHOLE, "broken", "k", facts -> facts).status)
                .isEqualTo(429);
        assertThat(caller.call("openai.chat", WHOLE).status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "200", "600", "500@", "500@0%x", "500@101%", "cut-after-", "cut@x", "429/abc", "every-2"})
    void aFailureThatCannotBeReadIsRefused(String text) {
        assertThatThrownBy(() -> Caller.with(Map.of("failures", List.of(text))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a failure such as 429@10%");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            latency     | per-model 'm': found 'latency', expected key=value with one of latency, tokens-per-second
            speed=2     | per-model 'm': found 'speed=2', expected key=value with one of latency, tokens-per-second
            latency=2   | per-model 'm': latency: found '2', expected a duration such as 200ms, 30s, 10m or 1h
            """)
    void aModelsBehaviourThatCannotBeReadIsRefused(String text, String message) {
        assertThatThrownBy(() -> Caller.with(Map.of("per-model", Map.of("m", text))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void aDialectThatItDoesNotSpeakIsRefused() {
        assertThatThrownBy(() -> Caller.with(Map.of("dialects", List.of("gemini.generate"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found dialect 'gemini.generate', expected one of openai.chat, openai.completions,"
                        + " openai.embeddings, anthropic.messages");
    }
}
