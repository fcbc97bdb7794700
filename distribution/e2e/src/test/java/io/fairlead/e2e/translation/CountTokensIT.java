package io.fairlead.e2e.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnStage.class)
final class CountTokensIT {
    private static final String PATH = "/v1/messages/count_tokens";

    private final Stage stage;

    CountTokensIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void asks_an_upstream_that_counts() throws IOException {
        stage.anthropic().script((call, wire) -> wire.json(200, "{\"input_tokens\": 1234, \"more\": 1}"));

        Answer answer = stage.post(PATH, question("clever", "u"));

        assertThat(answer.text()).isEqualTo("{\"input_tokens\": 1234, \"more\": 1}");
        assertThat(stage.anthropic().last().path()).isEqualTo("/v1/messages/count_tokens");
        assertThat(stage.anthropic().last().json()).isEqualTo(Json.tree(question("small", "u")));
    }

    @Test
    void estimates_where_no_upstream_counts() throws IOException {
        Answer answer = stage.post(PATH, question("smart", "word ".repeat(100)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("x-fairlead-estimated")).isEqualTo("tokens");
        assertThat(answer.json().path("input_tokens").asInt()).isBetween(80, 180);
        assertThat(stage.openAi().count()).isZero();
    }

    @Test
    void says_what_is_wrong() throws IOException {
        assertThat(stage.post(PATH, "{\"model\":\"smart\"}").text())
                .contains("\"invalid_request_error\"", "'messages'", "expected an array of messages");
        assertThat(stage.post(PATH, question("nobody", "u")).status()).isEqualTo(404);
    }

    private static String question(String model, String text) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
    }
}
