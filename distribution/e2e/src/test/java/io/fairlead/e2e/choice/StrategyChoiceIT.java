package io.fairlead.e2e.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Call;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(OnStage.class)
final class StrategyChoiceIT {
    private static final String TURNS = "\"routing\":{\"strategy\":\"round-robin\"},";

    private final Stage stage;

    StrategyChoiceIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void by_header() throws IOException {
        String pair = stage.freshPair();
        for (int i = 0; i < 4; i++) {
            stage.post(Ask.CHAT, Ask.chat(pair), "X-Fairlead-Strategy: round-robin");
        }

        assertThat(stage.openAi().count()).isEqualTo(2);
        assertThat(stage.spare().count()).isEqualTo(2);
        assertThat(stage.openAi().last().headers()).doesNotContainKey("x-fairlead-strategy");
    }

    @Test
    void by_a_member_of_the_body_that_no_upstream_sees() throws IOException {
        String pair = stage.freshPair();
        String body = Ask.chat(pair);
        for (int i = 0; i < 4; i++) {
            stage.post(Ask.CHAT, "{" + TURNS + body.substring(1));
        }

        assertThat(stage.openAi().count()).isEqualTo(2);
        assertThat(stage.spare().count()).isEqualTo(2);
        String model = pair.replace("pair-", "m");
        assertThat(stage.openAi().calls())
                .extracting(Call::text)
                .containsOnly(body.replace("\"" + pair + "\"", "\"" + model + "\""));
    }

    @Test
    void by_a_member_between_others() throws IOException {
        String pair = stage.freshPair();

        Answer answer = stage.post(
                Ask.CHAT,
                "{ \"n\": 1 , \"routing\" : { \"strategy\" : \"cost\" } ,"
                        + Ask.chat(pair).substring(1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stage.openAi().last().json().has("routing")).isFalse();
        assertThat(stage.openAi().last().json().path("n").asInt()).isEqualTo(1);
    }

    @Test
    void the_body_wins_over_the_header() throws IOException {
        String pair = stage.freshPair();
        for (int i = 0; i < 2; i++) {
            stage.post(Ask.CHAT, "{" + TURNS + Ask.chat(pair).substring(1), "X-Fairlead-Strategy: failover");
        }

        assertThat(stage.spare().count()).isEqualTo(1);
    }

    @Test
    void without_a_choice_the_route_decides() throws IOException {
        String pair = stage.freshPair();
        for (int i = 0; i < 2; i++) {
            stage.post(Ask.CHAT, Ask.chat(pair));
        }

        assertThat(stage.openAi().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failover", "round-robin", "fastest-first", "cost"})
    void any_that_is_installed(String strategy) throws IOException {
        assertThat(stage.post(Ask.CHAT, Ask.chat("smart"), "X-Fairlead-Strategy: " + strategy)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_one_is_refused_with_the_known_ones() throws IOException {
        Answer answer = stage.post(Ask.CHAT, Ask.chat("smart"), "X-Fairlead-Strategy: cheapest");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/param").asText()).isEqualTo("routing.strategy");
        assertThat(answer.json().at("/error/message").asText()).contains("found 'cheapest'", "cost", "round-robin");
        assertThat(stage.openAi().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{\"strategy\":7}", "{\"strategy\":null}", "{\"strategies\":\"cost\"}"})
    void what_is_no_choice_is_refused(String routing) throws IOException {
        Answer answer = stage.post(
                Ask.CHAT, "{\"routing\":" + routing + "," + Ask.chat("smart").substring(1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asText())
                .contains("routing")
                .contains("expected");
        assertThat(stage.openAi().count()).isZero();
    }

    @Test
    void clients_of_the_anthropic_api_may_choose_too() throws IOException {
        Answer answer =
                stage.post(Ask.MESSAGES, "{" + TURNS + Ask.message("clever").substring(1));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(stage.anthropic().last().json().has("routing")).isFalse();
    }
}
