package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OnStage.class)
final class BrokenStreamIT {
    private final Stage stage;

    BrokenStreamIT(Stage stage) {
        this.stage = stage;
    }

    /** What happens to a stream when content is out. */
    enum Break {
        CUT,
        RESET,
        CLEAN_END,
        CLEAN_END_AFTER_A_MALFORMED_FRAME,
        ERROR_EVENT;

        void to(Wire wire) throws IOException {
            switch (this) {
                case CUT -> wire.cut();
                case RESET -> wire.reset();
                case CLEAN_END -> wire.end();
                case CLEAN_END_AFTER_A_MALFORMED_FRAME ->
                    wire.chunk("data: {\"torn\n\n").end();
                case ERROR_EVENT -> {
                    // In one read with the content it would be a failure that the client never sees.
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                    wire.event(
                                    "error",
                                    "{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}")
                            .end();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_told_to_clients_of_the_openai_api(Break end) throws IOException {
        stage.openAi()
                .script((call, wire) ->
                        end.to(wire.events().data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"))));

        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat(stage.freshPair()));

        assertThat(answer.status()).isEqualTo(200);
        List<String> events = answer.events();
        assertThat(events).hasSize(2).doesNotContain("[DONE]");
        assertThat(events.getFirst()).contains("half");
        assertThat(Json.tree(events.getLast()).at("/error/message").asText()).isNotEmpty();
        assertThat(Json.tree(events.getLast()).at("/error/type").asText()).isEqualTo("server_error");
        assertThat(stage.spare().count()).as("content is out: no second answer").isZero();
    }

    @ParameterizedTest
    @EnumSource
    void is_told_to_clients_of_the_anthropic_api(Break end) throws IOException {
        stage.anthropic().script((call, wire) -> {
            AnthropicAnswers.begin(wire, "m");
            AnthropicAnswers.beginText(wire);
            end.to(wire.event("content_block_delta", AnthropicAnswers.textDelta("half")));
        });

        Answer answer = stage.post(Ask.MESSAGES, Ask.streamedMessage(stage.freshClaude()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("half").doesNotContain("message_stop");
        assertThat(answer.text().lines().filter(line -> line.startsWith("event: ")))
                .last()
                .isEqualTo("event: error");
        assertThat(Json.tree(answer.events().getLast()).at("/error/type").asText())
                .isEqualTo("api_error");
    }
}
