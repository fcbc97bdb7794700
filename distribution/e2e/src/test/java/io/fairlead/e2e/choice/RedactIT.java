package io.fairlead.e2e.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personal data stays with the client: the upstream sees a mask, the client sees what it sent. */
@ExtendWith(OnStage.class)
final class RedactIT {
    private static final String SENT = Planted.PROMPT + " ask ann@example.com";
    private static final String SEEN = Planted.PROMPT + " ask [email-1]";
    /** A mask in three pieces of the stream. */
    private static final String[] PIECES = {"Dear [em", "ail", "-1], hello"};

    private static final String RESTORED = "Dear ann@example.com, hello";

    private final Stage stage;

    RedactIT(Stage stage) {
        this.stage = stage;
    }

    private static String with(String body) {
        return body.replace(Planted.PROMPT, SENT);
    }

    private static void masked(ScriptedUpstream upstream) {
        assertThat(upstream.last().json().at("/messages/0/content").asText()).isEqualTo(SEEN);
        assertThat(upstream.last().text()).doesNotContain("example.com");
    }

    @Test
    void in_a_whole_chat() throws IOException {
        stage.openAi().script(OpenAiAnswers.saying(String.join("", PIECES)));

        Answer answer = stage.post(Ask.CHAT, with(Ask.chat("private")));

        masked(stage.openAi());
        assertThat(Said.whole(answer)).isEqualTo(RESTORED);
    }

    @Test
    void in_a_streamed_chat() throws IOException {
        stage.openAi().script((call, wire) -> {
            wire.events();
            for (String piece : PIECES) {
                wire.data(OpenAiAnswers.delta("large", "{\"content\":\"" + piece + "\"}", "null"));
            }
            OpenAiAnswers.finish(wire, "large", "stop");
        });

        Answer answer = stage.post(Ask.CHAT, with(Ask.streamedChat("private")));

        masked(stage.openAi());
        assertThat(Said.streamed(answer)).isEqualTo(RESTORED);
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void in_a_whole_message() throws IOException {
        stage.anthropic().script(AnthropicAnswers.saying(String.join("", PIECES)));

        Answer answer = stage.post(Ask.MESSAGES, with(Ask.message("private-clever")));

        masked(stage.anthropic());
        assertThat(answer.json().at("/content/0/text").asText()).isEqualTo(RESTORED);
    }

    @Test
    void in_a_streamed_message() throws IOException {
        stage.anthropic().script(AnthropicAnswers.saying("Dear [email-1] , hello"));

        Answer answer = stage.post(Ask.MESSAGES, with(Ask.streamedMessage("private-clever")));

        masked(stage.anthropic());
        StringBuilder text = new StringBuilder();
        answer.events()
                .forEach(event -> text.append(Json.tree(event).at("/delta/text").asText()));
        assertThat(text).hasToString("Dear ann@example.com , hello");
        assertThat(answer.text()).contains("message_stop");
    }

    @Test
    void in_a_chat_that_is_translated() throws IOException {
        stage.anthropic().script(AnthropicAnswers.saying(String.join("", PIECES)));

        Answer whole = stage.post(Ask.CHAT, with(Ask.chat("private-clever")));
        Answer streamed = stage.post(Ask.CHAT, with(Ask.streamedChat("private-clever")));

        assertThat(stage.anthropic().calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.text()).contains(SEEN).doesNotContain("example.com"));
        assertThat(Said.whole(whole)).isEqualTo(RESTORED);
        assertThat(Said.streamed(streamed)).isEqualTo(RESTORED);
    }

    @Test
    void in_a_message_that_is_translated() throws IOException {
        stage.openAi().script(OpenAiAnswers.saying(String.join("", PIECES)));

        Answer whole = stage.post(Ask.MESSAGES, with(Ask.message("private")));
        Answer streamed = stage.post(Ask.MESSAGES, with(Ask.streamedMessage("private")));

        assertThat(stage.openAi().calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.text()).contains(SEEN).doesNotContain("example.com"));
        assertThat(whole.json().at("/content/0/text").asText()).isEqualTo(RESTORED);
        assertThat(deltas(streamed)).isEqualTo(RESTORED);
    }

    private static String deltas(Answer answer) {
        StringBuilder text = new StringBuilder();
        answer.events()
                .forEach(event -> text.append(Json.tree(event).at("/delta/text").asText()));
        return text.toString();
    }

    @Test
    void other_routes_are_left_alone() throws IOException {
        stage.post(Ask.CHAT, with(Ask.chat("smart")));

        assertThat(stage.openAi().last().json().at("/messages/0/content").asText())
                .isEqualTo(SENT);
    }
}
