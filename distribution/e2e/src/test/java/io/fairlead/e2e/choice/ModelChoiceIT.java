package io.fairlead.e2e.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(OnStage.class)
final class ModelChoiceIT {
    private final Stage stage;

    ModelChoiceIT(Stage stage) {
        this.stage = stage;
    }

    @ParameterizedTest
    @CsvSource({
        "two/large, two/large, large",
        "two:large, two/large, large",
        "any/org/model:free, any/org/model:free, org/model:free",
        "spare/of-the-spare, spare/of-the-spare, of-the-spare"
    })
    void of_a_provider(String asked, String served, String model) throws IOException {
        Answer answer = stage.post(Ask.CHAT, Ask.chat(asked));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Fairlead-Deployment")).isEqualTo(served);
        var upstream = asked.startsWith("spare") ? stage.spare() : stage.openAi();
        assertThat(upstream.last().json().path("model").asText()).isEqualTo(model);
    }

    @Test
    void goes_nowhere_else() throws IOException {
        stage.openAi().script((call, wire) -> wire.json(500, "{}"));

        Answer answer = stage.post(Ask.CHAT, Ask.chat(stage.freshModel()));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().at("/error/candidates")).hasSize(1);
        assertThat(stage.spare().count()).isZero();
    }

    @Test
    void that_the_provider_does_not_list() throws IOException {
        Answer answer = stage.post(Ask.CHAT, Ask.chat("one/smal"));

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().at("/error/message").asText()).contains("one/smal", "one/small");
    }
}
