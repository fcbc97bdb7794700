package io.fairlead.e2e.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.upstream.GeminiAnswers;
import io.fairlead.e2e.upstream.OllamaAnswers;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the vendor's clients ask besides chats: models, vectors, and whether a server is there. */
@TestInstance(Lifecycle.PER_CLASS)
final class OllamaServerIT {
    private final ScriptedUpstream ollama = ScriptedUpstream.answering(OllamaAnswers.saying("Hello there"));
    private final ScriptedUpstream openAi = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello there"));
    private final ScriptedUpstream gemini = ScriptedUpstream.answering(GeminiAnswers.saying("Hello there"));
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                providers:
                  llama: { type: ollama, base-url: "%s" }
                  gpt: { type: openai, base-url: "%s", keys: [k-1234567890], discover: false }
                  gem: { type: gemini, base-url: "%s", keys: [k-1234567890], discover: false }
                routes:
                  vectors: { deployments: [gem/embedding] }
                  local: { deployments: [llama/qwen3:8b] }
                  smart: { deployments: [gpt/large] }
                """.formatted(ollama.url(), openAi.openAiUrl(), gemini.url()));
        Await.until("the upstream's models", () -> ollama.count() >= 1);
    }

    @AfterAll
    void stop() {
        gateway.close();
        ollama.close();
        openAi.close();
        gemini.close();
    }

    /** Clients load a model before they ask it anything; other APIs know nothing of the kind. */
    @Test
    void loads_a_model_wherever_it_is() throws IOException {
        Answer loaded = post("/api/generate", "{\"model\":\"smart\"}");
        Answer unloaded = post("/api/chat", "{\"model\":\"smart\",\"messages\":[ ],\"keep_alive\":0}");

        assertThat(loaded.json().path("done_reason").asText()).isEqualTo("load");
        assertThat(unloaded.json().path("done_reason").asText()).isEqualTo("unload");
        assertThat(unloaded.json().at("/message/role").asText()).isEqualTo("assistant");
        assertThat(openAi.count()).isZero();

        post("/api/generate", "{\"model\":\"local\"}");
        assertThat(ollama.last().path()).isEqualTo("/api/generate");
        assertThat(post("/api/generate", "{\"model\":\"nope\"}").status()).isEqualTo(404);
    }

    @Test
    void gets_vectors() throws IOException {
        Answer answer = post("/api/embed", "{\"model\":\"local\",\"input\":[\"a\",\"b\"]}");

        assertThat(answer.json().at("/embeddings/1/0").asDouble()).isEqualTo(1);
        assertThat(ollama.last().json().at("/input/1").asText()).isEqualTo("b");
    }

    @Test
    void gets_vectors_of_another_api() throws IOException {
        Answer answer = post("/api/embed", "{\"model\":\"vectors\",\"input\":\"a\"}");
        Answer older = post("/api/embeddings", "{\"model\":\"vectors\",\"prompt\":\"a\"}");

        assertThat(answer.json().at("/embeddings/0/0").asDouble()).isEqualTo(0.25);
        assertThat(answer.json().at("/embeddings/0/1").asDouble()).isEqualTo(-0.5);
        assertThat(older.json().at("/embedding/0").asDouble()).isEqualTo(0.25);
        assertThat(gemini.last().text()).contains("\"a\"");
    }

    @Test
    void finds_models_with_and_without_the_usual_tag() throws IOException {
        assertThat(chat("local:latest")).isEqualTo(200);
        assertThat(chat("llama3.2")).isEqualTo(200);
        assertThat(ollama.last().json().path("model").asText()).isEqualTo("llama3.2:latest");
        assertThat(chat("local:7b")).isEqualTo(404);
    }

    @Test
    void lists_and_shows_models() throws IOException {
        Await.until("the upstream's models", () -> get("/api/tags").text().contains("llama/llama3.2:latest"));
        JsonNode tags = get("/api/tags").json().path("models");
        Answer shown = post("/api/show", "{\"model\":\"local:latest\"}");

        assertThat(tags.findValuesAsText("name"))
                .contains("local", "smart", "llama/qwen3:8b", "llama/llama3.2:latest", "gpt/large");
        assertThat(tags.findValuesAsText("digest"))
                .allSatisfy(digest -> assertThat(digest).matches("[0-9a-f]{64}"));
        assertThat(shown.json().at("/model_info/general.basename").asText()).isEqualTo("local");
        assertThat(shown.json().path("capabilities").toString()).contains("completion", "tools");
        assertThat(post("/api/show", "{\"name\":\"smart\"}").status()).isEqualTo(200);
        assertThat(post("/api/show", "{\"model\":\"nope\"}").status()).isEqualTo(404);
        assertThat(post("/api/show", "{").status()).isEqualTo(400);
        assertThat(get("/api/ps").json().path("models").isArray()).isTrue();
    }

    @Test
    void finds_a_server_that_runs() throws IOException {
        assertThat(get("/").text()).isEqualTo("Ollama is running");
        assertThat(get("/api/version").json().path("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
        try (Connection connection = Connection.to(gateway.port())) {
            Answer head = connection
                    .send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    .head();
            assertThat(head.status()).isEqualTo(200);
        }
    }

    private int chat(String model) throws IOException {
        String messages = "[{\"role\":\"user\",\"content\":\"Hi\"}]";
        return post("/api/chat", "{\"model\":\"" + model + "\",\"messages\":" + messages + ",\"stream\":false}")
                .status();
    }

    private Answer post(String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    private Answer get(String path) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.get(path);
        }
    }
}
