package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.errors.AnthropicServiceException;
import com.openai.client.OpenAIClient;
import com.openai.errors.OpenAIServiceException;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Script;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exceptions that the client libraries throw, whatever the upstream speaks. */
@ExtendWith(OnStage.class)
final class ErrorTypesIT {
    private final Stage stage;
    private final OpenAIClient openAi;
    private final AnthropicClient anthropic;

    ErrorTypesIT(Stage stage) {
        this.stage = stage;
        openAi = OpenAiChats.client(stage.gateway(), Planted.key("caller"));
        anthropic = AnthropicMessages.client(stage.gateway(), Planted.key("caller"));
    }

    @AfterEach
    void close() {
        openAi.close();
        anthropic.close();
    }

    private OpenAIServiceException openAiHears(String model) {
        return catchThrowableOfType(
                OpenAIServiceException.class,
                () -> openAi.chat().completions().create(OpenAiChats.ask(model).build()));
    }

    private AnthropicServiceException anthropicHears(String model) {
        return catchThrowableOfType(
                AnthropicServiceException.class,
                () -> anthropic.messages().create(AnthropicMessages.ask(model).build()));
    }

    private String failing(Upstream upstream, Script script) {
        upstream.on(stage).script(script);
        return upstream.fresh(stage);
    }

    @ParameterizedTest
    @EnumSource
    void a_request_at_fault(Upstream upstream) {
        String model = failing(upstream, upstream.failing(400, "invalid_request_error"));

        OpenAIServiceException one = openAiHears(model);
        AnthropicServiceException other = anthropicHears(model);

        assertThat(one).isInstanceOf(com.openai.errors.BadRequestException.class);
        assertThat(one).hasMessageContaining("upstream says invalid_request_error");
        assertThat(one.type()).contains("invalid_request_error");
        assertThat(other).isInstanceOf(com.anthropic.errors.BadRequestException.class);
        assertThat(other).hasMessageContaining("upstream says invalid_request_error");
        assertThat(String.valueOf(other.body())).contains("invalid_request_error");
    }

    @ParameterizedTest
    @EnumSource
    void a_limit(Upstream upstream) {
        Script limit = upstream.failing(429, "rate_limit_error", "Retry-After: 30");
        OpenAIServiceException one = openAiHears(failing(upstream, limit));
        AnthropicServiceException other = anthropicHears(failing(upstream, limit));

        assertThat(one).isInstanceOf(com.openai.errors.RateLimitException.class);
        assertThat(one.headers().values("Retry-After")).containsExactly("30");
        assertThat(other).isInstanceOf(com.anthropic.errors.RateLimitException.class);
        assertThat(other.headers().values("Retry-After")).containsExactly("30");
        assertThat(String.valueOf(other.body())).contains("rate_limit_error");
    }

    @ParameterizedTest
    @EnumSource
    void an_upstream_that_fails(Upstream upstream) {
        Script failure = upstream.failing(500, "api_error");
        OpenAIServiceException one = openAiHears(failing(upstream, failure));
        AnthropicServiceException other = anthropicHears(failing(upstream, failure));

        assertThat(one.statusCode()).isEqualTo(503);
        assertThat(one.headers().values("Retry-After")).hasSize(1);
        assertThat(other.statusCode()).isEqualTo(503);
        assertThat(other.headers().values("Retry-After")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_key_of_the_gateway_that_is_refused_is_no_fault_of_the_caller(Upstream upstream) {
        Script refusal = upstream.failing(401, "authentication_error");
        upstream.on(stage).script(refusal);
        String model = switch (upstream) {
            case OPEN_AI -> "refused/m";
            case ANTHROPIC -> "refused-claude/m";
            case GEMINI -> "refused-google/m";
            case OLLAMA -> "refused-llama/m";
        };

        assertThat(openAiHears(model).statusCode()).isEqualTo(503);
        assertThat(anthropicHears(model).statusCode()).isEqualTo(503);
        assertThat(upstream.on(stage).count()).as("calls with the refused key").isEqualTo(1);
    }

    @Test
    void an_unknown_model() {
        OpenAIServiceException one = openAiHears("smat");
        AnthropicServiceException other = anthropicHears("smat");

        assertThat(one).isInstanceOf(com.openai.errors.NotFoundException.class);
        assertThat(one).hasMessageContaining("smart");
        assertThat(one.param()).contains("model");
        assertThat(other).isInstanceOf(com.anthropic.errors.NotFoundException.class);
        assertThat(other).hasMessageContaining("smart");
        assertThat(String.valueOf(other.body())).contains("not_found_error");
    }
}
