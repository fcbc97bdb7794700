package io.fairlead.e2e.refused;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
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

@ExtendWith(OnStage.class)
final class BadBodiesIT {
    private final Stage stage;

    BadBodiesIT(Stage stage) {
        this.stage = stage;
    }

    static Stream<Arguments> everyBadBodyOfEveryApi() {
        return Arrays.stream(Api.values())
                .flatMap(api -> Arrays.stream(BadBody.values()).map(body -> Arguments.of(api, body)));
    }

    @ParameterizedTest
    @MethodSource("everyBadBodyOfEveryApi")
    void a_bad_body_is_refused_in_the_clients_own_words(Api api, BadBody body) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            Answer answer = connection.post(api.path(), body.bytes(api), api.fields());
            api.refuses(answer, 400, body.message());
            assertThat(answer.header("x-fairlead-request-id")).isNotEmpty();
            assertThat(stage.openAi().count() + stage.anthropic().count()).isZero();
            api.serves(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_model_is_told_with_the_nearest_names(Api api) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            api.refuses(
                    connection.post(api.path(), Api.body("smrat"), api.fields()),
                    404,
                    "found 'smrat'",
                    "nearest: ",
                    "smart");
            api.serves(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_model_with_line_breaks_in_it_is_unknown_and_forges_nothing(Api api) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            Answer answer = connection.post(api.path(), Api.body("any/x\\r\\nX-Forged: 1"), api.fields());
            api.refuses(answer, 404, "found 'any/x??X-Forged: 1'");
            assertThat(answer.header("x-forged")).isNull();
            assertThat(stage.openAi().count()).isZero();
            api.serves(connection);
        }
    }

    /** Regression: a deployment's name that no header can carry made the gateway fail with 503. */
    @ParameterizedTest
    @EnumSource
    void a_model_whose_name_no_header_can_carry_is_served(Api api) throws IOException {
        String model = (api == Api.OPENAI ? "any/" : "any-claude/") + "\u6a21\u578b";
        try (Connection connection = Connection.to(stage.gateway().port())) {
            Answer answer = connection.post(api.path(), Api.body(model), api.fields());
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("x-fairlead-deployment")).endsWith("/??");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_breaks_off_is_the_callers_fault(Api api) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            connection
                    .send("POST " + api.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n" + api.good())
                    .endOutput();
            api.refuses(
                    connection.answer(), 400, "broken off after " + api.good().length() + " bytes");
            assertThat(stage.openAi().count() + stage.anthropic().count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void chunks_that_are_none_are_refused(Api api) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            connection.send("POST " + api.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\nmany\r\n{\"model\"\r\n");
            api.refuses(connection.answer(), 400, "broken off");
        }
    }
}
