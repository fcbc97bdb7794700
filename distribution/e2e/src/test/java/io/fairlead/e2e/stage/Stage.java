package io.fairlead.e2e.stage;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.GeminiAnswers;
import io.fairlead.e2e.upstream.OllamaAnswers;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway and its upstreams. */
public final class Stage implements AutoCloseable {
    private static final int PAIRS = 80;

    private final ScriptedUpstream openAi = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final ScriptedUpstream spare = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello from the spare"));
    private final ScriptedUpstream anthropic = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello"));
    private final ScriptedUpstream gemini = ScriptedUpstream.answering(GeminiAnswers.saying("Hello"));
    private final ScriptedUpstream ollama = ScriptedUpstream.answering(OllamaAnswers.saying("Hello"));
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger pairs = new AtomicInteger();
    private final AtomicInteger slowPairs = new AtomicInteger();
    private final AtomicInteger mixedPairs = new AtomicInteger();
    private final Gateway gateway;

    Stage() {
        try {
            gateway = Gateway.start(Files.createTempDirectory("fairlead-stage"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until(
                "the upstreams' models", () -> openAi.count() >= 2 && anthropic.count() >= 1 && gemini.count() >= 1);
    }

    private String configuration() {
        StringBuilder configuration = new StringBuilder("""
                defaults: { max-wait: 0s }
                providers:
                  one: { type: openai, base-url: "%1$s", keys: ["%4$s"] }
                  two: { type: openai, base-url: "%1$s", keys: ["%4$s"] }
                  claude: { type: anthropic, base-url: "%3$s", keys: ["%5$s"] }
                  any: { type: openai, base-url: "%1$s", keys: ["%4$s"], discover: false, retry: { same: 0 } }
                  any-claude: { type: anthropic, base-url: "%3$s", keys: ["%5$s"], discover: false, retry: { same: 0 } }
                  google: { type: gemini, base-url: "%6$s", keys: ["%7$s"] }
                  any-google: { type: gemini, base-url: "%6$s", keys: ["%7$s"], discover: false, retry: { same: 0 } }
                  refused-google: { type: gemini, base-url: "%6$s", keys: ["%7$s"], discover: false }
                  llama: { type: ollama, base-url: "%8$s", discover: false }
                  any-llama: { type: ollama, base-url: "%8$s", discover: false, retry: { same: 0 } }
                  refused-llama: { type: ollama, base-url: "%8$s", keys: ["%4$s"], discover: false }
                  refused: { type: openai, base-url: "%1$s", keys: ["%4$s"], discover: false }
                  refused-claude: { type: anthropic, base-url: "%3$s", keys: ["%5$s"], discover: false }
                  first: { type: openai, base-url: "%1$s", keys: ["%4$s"], discover: false, retry: { same: 0 } }
                  slow:
                    type: openai
                    base-url: "%1$s"
                    keys: ["%4$s"]
                    discover: false
                    retry: { same: 0 }
                    timeouts: { first-byte: 400ms, first-content: 400ms, idle: 400ms }
                  spare: { type: openai, base-url: "%2$s", keys: ["%4$s"], discover: false, retry: { same: 0 } }
                metrics: [prometheus]
                routes:
                  smart: { deployments: [one/small, two/small] }
                  clever: { deployments: [claude/small] }
                  bright: { deployments: [google/small] }
                  local: { deployments: [llama/small] }
                  patient: { max-wait: 20s, deployments: [first/patient, spare/patient] }
                  private: { filters: [redact], deployments: [one/large] }
                  private-clever: { filters: [redact], deployments: [claude/large] }
                """.formatted(
                        openAi.openAiUrl(),
                        spare.openAiUrl(),
                        anthropic.url(),
                        Planted.key("open"),
                        Planted.key("anth"),
                        gemini.url(),
                        Planted.key("goog"),
                        ollama.url()));
        for (int i = 1; i <= PAIRS; i++) {
            configuration.append("  pair-%1$d: { deployments: [first/m%1$d, spare/m%1$d] }%n".formatted(i));
            configuration.append("  slow-%1$d: { deployments: [slow/m%1$d, spare/y%1$d] }%n".formatted(i));
            configuration.append("  mixed-%1$d: { deployments: [any-claude/x%1$d, spare/x%1$d] }%n".formatted(i));
        }
        return configuration.toString();
    }

    /** The gateway. */
    public Gateway gateway() {
        return gateway;
    }

    /** The upstream that takes the OpenAI API. */
    public ScriptedUpstream openAi() {
        return openAi;
    }

    /** The second upstream that takes the OpenAI API; it says that it is the spare one. */
    public ScriptedUpstream spare() {
        return spare;
    }

    /** The upstream that takes the Anthropic API. */
    public ScriptedUpstream anthropic() {
        return anthropic;
    }

    /** The upstream that takes the Gemini API. */
    public ScriptedUpstream gemini() {
        return gemini;
    }

    /** The upstream that takes the Ollama API. */
    public ScriptedUpstream ollama() {
        return ollama;
    }

    /** The upstreams as they are between tests. */
    void reset() {
        openAi.script(OpenAiAnswers.saying("Hello"));
        spare.script(OpenAiAnswers.saying("Hello from the spare"));
        anthropic.script(AnthropicAnswers.saying("Hello"));
        gemini.script(GeminiAnswers.saying("Hello"));
        gemini.forget();
        ollama.script(OllamaAnswers.saying("Hello"));
        openAi.forget();
        spare.forget();
        anthropic.forget();
        ollama.forget();
    }

    /** A model of the OpenAI upstream that no other test asks for: it may fail. */
    public String freshModel() {
        return "any/fresh-" + names.incrementAndGet();
    }

    /** A model of the Anthropic upstream that no other test asks for: it may fail. */
    public String freshClaude() {
        return "any-claude/fresh-" + names.incrementAndGet();
    }

    /** A model of the Gemini upstream that no other test asks for: it may fail. */
    public String freshGemini() {
        return "any-google/fresh-" + names.incrementAndGet();
    }

    /** A model of the Ollama upstream that no other test asks for: it may fail. */
    public String freshLlama() {
        return "any-llama/fresh-" + names.incrementAndGet();
    }

    /** A route that no other test asks for: first the OpenAI upstream, then the spare one. */
    public String freshPair() {
        return "pair-" + fresh(pairs);
    }

    /** A route that no other test asks for: first the OpenAI upstream with little patience, then the spare one. */
    public String freshSlowPair() {
        return "slow-" + fresh(slowPairs);
    }

    /** A route that no other test asks for: first the Anthropic upstream, then the spare one of the OpenAI API. */
    public String freshMixedPair() {
        return "mixed-" + fresh(mixedPairs);
    }

    private static int fresh(AtomicInteger numbers) {
        int number = numbers.incrementAndGet();
        if (number > PAIRS) {
            throw new AssertionError("found more than " + PAIRS + " tests that want a route of their own");
        }
        return number;
    }

    /** Sends a body to the gateway. */
    public Answer post(String path, String body, String... fields) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body, fields);
        }
    }

    @Override
    public void close() {
        gateway.close();
        openAi.close();
        spare.close();
        anthropic.close();
        gemini.close();
        ollama.close();
    }
}
