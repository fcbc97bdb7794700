package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {
    private static final List<String> OPERATIONS =
            List.of("/chat/completions", "/completions", "/embeddings", "/models");

    @ParameterizedTest
    @CsvSource({
        "https://api.openai.com/v1, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1/, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1///, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1/chat/completions, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1/chat/completions/, https://api.openai.com/v1/chat/completions",
        "https://api.openai.com/v1/models, https://api.openai.com/v1/chat/completions",
        "https://api.z.ai/api/coding/paas/v4, https://api.z.ai/api/coding/paas/v4/chat/completions",
        "https://api.groq.com/openai/v1, https://api.groq.com/openai/v1/chat/completions",
        "https://host/v1beta/openai/, https://host/v1beta/openai/chat/completions",
        "http://localhost:8080/proxy, http://localhost:8080/proxy/chat/completions",
        "http://localhost:8080/proxy/chat, http://localhost:8080/proxy/chat/completions",
        "http://localhost:1234, http://localhost:1234/v1/chat/completions",
        "HTTP://LocalHost:1234/V1, http://localhost:1234/V1/chat/completions",
        "http://[::1]:8000, http://[::1]:8000/v1/chat/completions",
        "http://[fe80::1]/v1/, http://[fe80::1]/v1/chat/completions",
        "https://host:443/v1, https://host/v1/chat/completions",
        "https://host:8443/v1, https://host:8443/v1/chat/completions",
        "https://host/v1?api-version=2, https://host/v1/chat/completions?api-version=2",
        "https://x.services.ai.azure.com/models, https://x.services.ai.azure.com/models/chat/completions",
        "https://x.services.ai.azure.com/models/chat/completions?api-version=1, https://x.services.ai.azure.com/models/chat/completions?api-version=1",
        "https://host/v1beta/models/, https://host/v1beta/chat/completions",
        "https://host/V1/models, https://host/V1/chat/completions",
        "https://host/vendor/models, https://host/vendor/models/chat/completions",
        "https://host/a%20b/v1, https://host/a%20b/v1/chat/completions",
    })
    void takesTheUrlAsGiven(String given, String called) {
        BaseUrl base = BaseUrl.parse(given, BaseUrl.Rules.of("/v1", null, OPERATIONS));

        assertThat(base.origin() + base.path("/chat/completions")).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({
        "https://openrouter.ai/api/v1, https://openrouter.ai, https://openrouter.ai/api/v1/models",
        "https://openrouter.ai/api/v1, https://openrouter.ai/api, https://openrouter.ai/api/v1/models",
        "https://openrouter.ai/api/v1, https://openrouter.ai/api/, https://openrouter.ai/api/v1/models",
        "https://openrouter.ai/api/v1, https://openrouter.ai/api/v1, https://openrouter.ai/api/v1/models",
        "https://openrouter.ai/api/v1, https://openrouter.ai/ap, https://openrouter.ai/ap/models",
        "https://openrouter.ai/api/v1, https://openrouter.ai/api/v2, https://openrouter.ai/api/v2/models",
        "https://openrouter.ai/api/v1, https://mirror.example/api, https://mirror.example/api/models",
        "https://openrouter.ai/api/v1, https://mirror.example, https://mirror.example/api/v1/models",
        "https://api.perplexity.ai, https://api.perplexity.ai, https://api.perplexity.ai/models",
        "https://api.perplexity.ai, https://api.perplexity.ai/v1, https://api.perplexity.ai/v1/models",
        "http://localhost:11434/v1, http://localhost:11434, http://localhost:11434/v1/models",
        "http://localhost:11434/v1, http://10.0.0.7:11434, http://10.0.0.7:11434/v1/models",
    })
    void completesAUrlThatStopsShortOfTheVendorsOwn(String vendor, String given, String called) {
        BaseUrl base = BaseUrl.parse(given, BaseUrl.Rules.of("/v1", vendor, OPERATIONS));

        assertThat(base.origin() + base.path("/models")).isEqualTo(called);
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:11434/api, /api/chat, /api/chat",
        "http://localhost:11434, /api/chat, /api/chat",
        "https://host/v1beta/models, /models/m:generate?alt=sse, /v1beta/models/m:generate?alt=sse",
        "https://host/v1, /v1/messages, /v1/messages",
        "https://host/a/b, /a/b/c, /a/b/c",
        "https://host/xa/b, /a/b/c, /xa/b/a/b/c",
        "https://host/v1?key=1, /models?page=2, /v1/models?page=2&key=1",
    })
    void neverDoublesASegment(String given, String target, String path) {
        BaseUrl base = BaseUrl.parse(given, BaseUrl.Rules.of("", null, List.of()));

        assertThat(base.path(target)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0 characters",
        "'https://host/a b', blank at position 14",
        "' https://host', blank at position 0",
        "'https://host/\r\nX: y', control character at position 13",
        "https://höst/v1, beyond ASCII",
        "https://user:secret@host/v1, user name",
        "https://user:secret@my_host/v1, user name",
        "https://host/v1#part, fragment",
        "ftp://host/v1, 'expected http'",
        "host:8080/v1, 'without http'",
        "host/v1, 'without http'",
        "mailto:a@b, 'without http'",
        "https:///v1, 'expected'",
        "https://my_host/v1, 'expected a host of letters'",
        "http://host:0/v1, port 0",
        "http://host:70000/v1, port 70000",
        "https://host/%zz, no URL",
    })
    void refusesWhatIsNoBaseUrl(String given, String reason) {
        assertThatThrownBy(() -> BaseUrl.parse(given, BaseUrl.Rules.of("/v1", null, OPERATIONS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("expected")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void showsItselfWithoutItsQuery() {
        BaseUrl base = BaseUrl.parse("https://host/v1/?key=secret", BaseUrl.Rules.of("/v1", null, OPERATIONS));

        assertThat(base.text()).isEqualTo("https://host/v1");
    }
}
