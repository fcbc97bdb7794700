package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.Script;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An upstream of the Anthropic API fails, one of the OpenAI API takes over: each client keeps its own API. */
@ExtendWith(OnStage.class)
final class MixedPairIT {
    private static final String SPARE = "Hello from the spare";

    private final Stage stage;
    private final String pair;

    MixedPairIT(Stage stage) {
        this.stage = stage;
        pair = stage.freshMixedPair();
    }

    static Stream<Arguments> troubles() {
        Script begun = (call, wire) -> {
            if (call.stream()) {
                AnthropicAnswers.begin(wire, "m");
                AnthropicAnswers.beginText(wire);
            } else {
                wire.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 90\r\n\r\n{\"type\":");
            }
            wire.cut();
        };
        return Stream.of(
                Arguments.argumentSet("overloaded", AnthropicAnswers.failing(529, "overloaded_error")),
                Arguments.argumentSet("cut before content", begun),
                Arguments.argumentSet("reset", (Script) (call, wire) -> wire.reset()));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whole_chat(Script trouble) throws IOException {
        stage.anthropic().script(trouble);

        assertThat(Said.whole(served(stage.post(Ask.CHAT, Ask.chat(pair))))).isEqualTo(SPARE);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void streamed_chat(Script trouble) throws IOException {
        stage.anthropic().script(trouble);

        Answer answer = served(stage.post(Ask.CHAT, Ask.streamedChat(pair)));

        assertThat(Said.streamed(answer)).isEqualTo(SPARE);
        assertThat(Said.ended(answer)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whole_message(Script trouble) throws IOException {
        stage.anthropic().script(trouble);

        Answer answer = served(stage.post(Ask.MESSAGES, Ask.message(pair)));

        assertThat(answer.json().at("/content/0/text").asText()).isEqualTo(SPARE);
        assertThat(answer.json().at("/stop_reason").asText()).isEqualTo("end_turn");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void streamed_message(Script trouble) throws IOException {
        stage.anthropic().script(trouble);

        Answer answer = served(stage.post(Ask.MESSAGES, Ask.streamedMessage(pair)));

        StringBuilder text = new StringBuilder();
        answer.events()
                .forEach(event -> text.append(Json.tree(event).at("/delta/text").asText()));
        assertThat(text).hasToString(SPARE);
        assertThat(answer.text().lines().filter(line -> line.startsWith("event: ")))
                .startsWith("event: message_start")
                .endsWith("event: message_delta", "event: message_stop");
    }

    private static Answer served(Answer answer) {
        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        assertThat(answer.header("X-Fairlead-Deployment")).startsWith("spare/");
        assertThat(answer.header("X-Fairlead-Attempts")).isEqualTo("2");
        return answer;
    }
}
