package io.fairlead.e2e.refused;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Api;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Header fields that the gateway itself reads, with rubbish in them. */
@ExtendWith(OnStage.class)
final class HintsIT {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private final Stage stage;

    HintsIT(Stage stage) {
        this.stage = stage;
    }

    private Answer ask(Api api, String... fields) throws IOException {
        return stage.post(api.path(), api.good(), api.fields(fields));
    }

    private static Stream<Arguments> withEveryApi(String... values) {
        return Arrays.stream(Api.values()).flatMap(api -> Arrays.stream(values).map(value -> Arguments.of(api, value)));
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_strategy_is_told_with_the_known_ones(Api api) throws IOException {
        api.refuses(ask(api, "X-Fairlead-Strategy: luck"), 400, "found 'luck'", "cost, failover, fastest-first");
        api.refuses(ask(api, "X-Fairlead-Strategy: " + "x".repeat(5_000)), 400, "found a name of 5000 characters");
    }

    static Stream<Arguments> rubbishTimes() {
        return withEveryApi(
                "soon", "0", "-1", "NaN", "Infinity", "1e3", "0x1p3", "5d", "5 s", "5m", "86401", "1,5", "\u00e9");
    }

    @ParameterizedTest
    @MethodSource("rubbishTimes")
    void a_timeout_that_is_no_time_is_refused(Api api, String time) throws IOException {
        api.refuses(ask(api, "X-Request-Timeout: " + time), 400, "X-Request-Timeout: found", "expected seconds");
        assertThat(stage.openAi().count() + stage.anthropic().count()).isZero();
    }

    static Stream<Arguments> times() {
        return withEveryApi("30", "2.5", "30s", "1500ms", "86400");
    }

    @ParameterizedTest
    @MethodSource("times")
    void a_timeout_is_seconds_or_says_its_unit(Api api, String time) throws IOException {
        assertThat(ask(api, "X-Request-Timeout: " + time).status()).isEqualTo(200);
    }

    static Stream<Arguments> rubbishIds() {
        return withEveryApi("a b", "a\tb", "a\"b", "a\\b", "x".repeat(129), "\u00e9", "<script>\u00a0");
    }

    @ParameterizedTest
    @MethodSource("rubbishIds")
    void an_id_that_could_forge_a_line_of_a_log_is_not_kept(Api api, String id) throws IOException {
        Answer answer = ask(api, "X-Request-Id: " + id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-fairlead-request-id")).matches("x_[0-9a-z]{16}");
    }

    @ParameterizedTest
    @EnumSource
    void a_clients_own_id_is_kept(Api api) throws IOException {
        String id = "order-4711/" + api;
        assertThat(ask(api, "X-Request-Id: " + id).header("x-fairlead-request-id"))
                .isEqualTo(id);
        Await.until("its line", () -> stage.gateway().accessLog().text().contains("\"request\":\"" + id + "\""));
    }

    static Stream<Arguments> rubbishTraces() {
        return withEveryApi(
                "rubbish",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff" + TRACE.substring(2),
                TRACE + "-more",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                TRACE.substring(0, 54));
    }

    @ParameterizedTest
    @MethodSource("rubbishTraces")
    void a_trace_that_is_none_is_replaced(Api api, String trace) throws IOException {
        assertThat(ask(api, "traceparent: " + trace).status()).isEqualTo(200);
        assertThat(traceUpstream(api))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")
                .doesNotContain("0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @EnumSource
    void a_trace_goes_on_upstream(Api api) throws IOException {
        assertThat(ask(api, "traceparent: " + TRACE).status()).isEqualTo(200);
        assertThat(traceUpstream(api))
                .startsWith(TRACE.substring(0, 36))
                .endsWith("-01")
                .isNotEqualTo(TRACE);
    }

    private String traceUpstream(Api api) {
        String trace =
                (api == Api.OPENAI ? stage.openAi() : stage.anthropic()).last().header("traceparent");
        return trace == null ? "none" : trace;
    }
}
