package io.fairlead.core.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.RouterError;
import io.fairlead.core.gate.Refusal;
import io.fairlead.core.gate.Refused;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.Route;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExhaustedTest {
    private static final Route ROUTE =
            new Scene().provider("a", "k").route("r", "a/m").only("r");

    @ParameterizedTest
    @CsvSource({
        "dialect,                    400, invalid_request",
        "capability,                 400, invalid_request",
        "dialect capability context, 400, invalid_request",
        "context,                    400, context_length_exceeded",
        "context context_length,     400, context_length_exceeded",
        "context health,             503, no_candidate_available",
        "capability server,          503, no_candidate_available",
        "not_found,                  404, model_not_found",
        "not_found not_found,        404, model_not_found",
        "not_found capability,       400, invalid_request",
        "not_found content_policy,   400, invalid_request",
        "not_found context,          400, context_length_exceeded",
        "not_found context health,   503, no_candidate_available",
        "not_found server,           503, no_candidate_available",
        "not_found rate_limit,       503, no_candidate_available",
        "rate_limit rate_limit,      429, no_candidate_available",
        "rate_limit server,          503, no_candidate_available",
        "rate_limit capability,      503, no_candidate_available",
        "health,                     503, no_candidate_available"
    })
    void blamesTheRequestIfNothingThatPassesStandsInTheWay(String reasons, int status, String code) {
        RouterError error = Exhausted.error(
                ROUTE,
                Stream.of(reasons.split(" ")).map(name -> reason(name, null)).toList(),
                true);

        assertThat(error.status()).isEqualTo(status);
        assertThat(error.code().name()).isEqualTo(code);
        assertThat(error.retryAfter() == null).as("no word of trying again").isEqualTo(status < 429);
        assertThat(error.reasons()).hasSize(reasons.split(" ").length);
        assertThat(error.message()).contains("'r'", "a/m: " + reasons.split(" ")[0] + " (for a test)");
    }

    @Test
    void doesNotAskToTryAgainWhereAModelIsUnknownForGood() {
        RouterError error = Exhausted.error(ROUTE, List.of(disabledAfterNotFound(true)), true);

        assertThat(error.status()).isEqualTo(404);
        assertThat(error.retryAfter()).isNull();
        assertThat(error.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.detail()).isEqualTo("disabled after not_found");
            assertThat(reason.until()).as("no word of trying again here either").isNull();
        });
    }

    @Test
    void doesNotTakeTheLastWordOfAnOutageForAnUnknownModel() {
        RouterError error = Exhausted.error(ROUTE, List.of(disabledAfterNotFound(false)), true);

        assertThat(error.status()).isEqualTo(503);
        assertThat(error.retryAfter()).isEqualTo(Duration.ofMinutes(10));
    }

    private static RouterError.Reason disabledAfterNotFound(boolean modelUnknown) {
        Duration wait = Duration.ofMinutes(10);
        return new Refused(
                ROUTE.routeCandidates().getFirst(),
                new Refusal("health", "disabled after not_found", wait, false, modelUnknown));
    }

    @ParameterizedTest
    @CsvSource({"not_found, 503", "not_found capability, 503", "capability, 400"})
    void saysNothingOfTheModelWhereSomebodyWasNotAsked(String reasons, int status) {
        RouterError error = Exhausted.error(
                ROUTE,
                Stream.of(reasons.split(" ")).map(name -> reason(name, null)).toList(),
                false);

        assertThat(error.status()).isEqualTo(status);
    }

    @Test
    void namesTheShortestWaitButAtLeastASecond() {
        assertThat(told(Duration.ofSeconds(7), Duration.ofSeconds(3), null)).isEqualTo(Duration.ofSeconds(3));
        assertThat(told(Duration.ofMillis(3))).isEqualTo(Duration.ofSeconds(1));
        assertThat(told()).isEqualTo(Duration.ofSeconds(1));
    }

    private static @Nullable Duration told(@Nullable Duration... waits) {
        return Exhausted.error(
                        ROUTE,
                        Stream.of(waits).map(until -> reason("health", until)).toList(),
                        true)
                .retryAfter();
    }

    private static RouterError.Reason reason(String name, @Nullable Duration until) {
        return RouterError.Reason.of("a/m", name, "for a test", until);
    }

    @Test
    void isNoClientsFaultIfThereIsNobodyAtAll() {
        assertThat(Exhausted.error(ROUTE, List.of(), true).status()).isEqualTo(503);
    }
}
