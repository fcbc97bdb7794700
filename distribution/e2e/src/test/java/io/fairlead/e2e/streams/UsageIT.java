package io.fairlead.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a stream took is counted whether the client asked for it or not, and shown to those who asked. */
@ExtendWith(OnStage.class)
final class UsageIT {
    private final Stage stage;

    UsageIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void is_asked_for_and_hidden_from_clients_that_did_not_ask() throws IOException {
        String model = stage.freshModel();
        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat(model));

        assertThat(Said.ended(answer)).isTrue();
        assertThat(answer.text()).doesNotContain("usage");
        assertThat(stage.openAi()
                        .last()
                        .json()
                        .at("/stream_options/include_usage")
                        .asBoolean())
                .isTrue();
        Await.until("the line of the request", () -> line(model).contains("\"tokens_out\":3"));
        assertThat(line(model)).doesNotContain("estimated");
    }

    private String line(String model) {
        return stage.gateway()
                .accessLog()
                .text()
                .lines()
                .filter(each -> each.contains("\"" + model + "\""))
                .findFirst()
                .orElse("");
    }

    @Test
    void is_shown_to_clients_that_asked() throws IOException {
        String body = Ask.streamedChat(stage.freshModel());
        Answer answer = stage.post(Ask.CHAT, "{\"stream_options\":{\"include_usage\":true}," + body.substring(1));

        String last = answer.events().get(answer.events().size() - 2);
        assertThat(Json.tree(last).at("/usage/completion_tokens").asInt()).isEqualTo(3);
    }
}
