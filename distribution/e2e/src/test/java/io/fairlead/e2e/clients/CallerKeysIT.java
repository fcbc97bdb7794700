package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anthropic.client.AnthropicClient;
import com.openai.client.OpenAIClient;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that lets only those in who have a key. */
@TestInstance(Lifecycle.PER_CLASS)
final class CallerKeysIT {
    private final ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                auth: { keys: ["%s", "%s"] }
                providers:
                  open: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                routes: { smart: { deployments: [open/m] } }
                """.formatted(
                        Planted.key("ann"), Planted.key("bob"), upstream.openAiUrl(), Planted.key("open")));
    }

    @BeforeEach
    void begin() {
        upstream.forget();
    }

    @AfterAll
    void stop() {
        gateway.close();
        upstream.close();
    }

    @Test
    void callers_need_one_and_no_upstream_sees_it() {
        openAi(
                Planted.key("ann"),
                client -> assertThat(client.chat()
                                .completions()
                                .create(OpenAiChats.ask("smart").build())
                                .choices())
                        .hasSize(1));
        anthropic(
                Planted.key("bob"),
                client -> assertThat(AnthropicMessages.text(client.messages()
                                .create(AnthropicMessages.ask("smart").build())))
                        .isEqualTo("Hello"));

        assertThat(upstream.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.headers().toString())
                        .contains(Planted.key("open"))
                        .doesNotContain(Planted.key("ann"), Planted.key("bob")));
    }

    @Test
    void all_others_are_turned_away() {
        openAi(
                Planted.key("eve"),
                client -> assertThatThrownBy(() -> client.models().list())
                        .isInstanceOf(com.openai.errors.UnauthorizedException.class)
                        .hasMessageNotContaining(Planted.KEY));
        anthropic(
                Planted.key("mal"),
                client -> assertThatThrownBy(() -> client.messages()
                                .create(AnthropicMessages.ask("smart").build()))
                        .isInstanceOf(com.anthropic.errors.UnauthorizedException.class)
                        .hasMessageNotContaining(Planted.KEY));

        assertThat(upstream.count()).isZero();
    }

    private void openAi(String key, Consumer<OpenAIClient> use) {
        OpenAIClient client = OpenAiChats.client(gateway, key);
        try {
            use.accept(client);
        } finally {
            client.close();
        }
    }

    private void anthropic(String key, Consumer<AnthropicClient> use) {
        AnthropicClient client = AnthropicMessages.client(gateway, key);
        try {
            use.accept(client);
        } finally {
            client.close();
        }
    }
}
