package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.anthropic.errors.AnthropicException;
import com.anthropic.errors.AnthropicIoException;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.StopReason;
import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OnStage.class)
final class AnthropicClientIT {
    private final Stage stage;
    private final AnthropicClient client;

    AnthropicClientIT(Stage stage) {
        this.stage = stage;
        client = AnthropicMessages.client(stage.gateway(), Planted.key("caller"));
    }

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @EnumSource
    void gets_an_answer(Upstream upstream) {
        upstream.on(stage).script(upstream.saying("Grüße an alle"));

        Message answer =
                client.messages().create(AnthropicMessages.ask(upstream.route()).build());

        assertThat(AnthropicMessages.text(answer)).isEqualTo("Grüße an alle");
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().inputTokens()).isEqualTo(9);
        assertThat(answer.usage().outputTokens()).isEqualTo(3);
        JsonNode seen = upstream.on(stage).last().json();
        assertThat(upstream.model(upstream.on(stage).last())).isEqualTo("small");
        switch (upstream) {
            case OPEN_AI -> assertThat(seen.at("/messages/0/content").asText()).isEqualTo("Be brief.");
            case ANTHROPIC -> assertThat(seen.at("/system").asText()).isEqualTo("Be brief.");
            case GEMINI ->
                assertThat(seen.at("/systemInstruction/parts/0/text").asText()).isEqualTo("Be brief.");
            case OLLAMA -> assertThat(seen.at("/messages/0/content").asText()).isEqualTo("Be brief.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void streams(Upstream upstream) {
        upstream.on(stage).script(upstream.saying("one two Grüße"));

        Message answer = AnthropicMessages.streamed(client, AnthropicMessages.ask(upstream.route()));

        assertThat(AnthropicMessages.text(answer)).isEqualTo("one two Grüße");
        assertThat(answer.stopReason()).contains(StopReason.END_TURN);
        assertThat(answer.usage().outputTokens()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void hears_of_a_broken_stream(Upstream upstream) {
        upstream.on(stage).script(upstream.breaking());

        assertThatThrownBy(() -> AnthropicMessages.streamed(client, AnthropicMessages.ask(upstream.fresh(stage))))
                .isInstanceOf(AnthropicException.class)
                .isNotInstanceOf(AnthropicIoException.class)
                .hasMessageContaining("broke");
    }

    @Test
    void lists_models() {
        assertThat(client.models().list().items())
                .extracting(model -> model.id())
                .contains("smart", "clever", "one/small", "claude/small");
        assertThat(client.models().retrieve("one/small").id()).isEqualTo("one/small");
    }

    @Test
    void has_its_own_headers_passed_on_to_its_own_api() throws IOException {
        stage.post(
                Ask.MESSAGES,
                Ask.message("clever"),
                "x-api-key: " + Planted.key("caller"),
                "anthropic-version: 2023-06-01",
                "anthropic-beta: context-1m");

        assertThat(stage.anthropic().last().header("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(stage.anthropic().last().header("anthropic-beta")).isEqualTo("context-1m");
        assertThat(stage.anthropic().last().header("x-api-key")).isEqualTo(Planted.key("anth"));
        assertThat(stage.anthropic().last().headers()).doesNotContainKey("authorization");
    }
}
