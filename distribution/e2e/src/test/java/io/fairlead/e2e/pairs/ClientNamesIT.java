package io.fairlead.e2e.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.fakes.FakeUpstream;
import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an upstream of another API cannot take has the client's own name in refusals and in the header. */
final class ClientNamesIT {
    private static final String DOCUMENT =
            "{\"model\":\"over-openai\",\"max_tokens\":5,\"system\":\"Be brief.\",\"messages\":"
                    + "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hello\"},"
                    + "{\"type\":\"document\",\"source\":{\"type\":\"url\",\"url\":\"https://docs.example/a.pdf\"}}]}]}";
    private static final String FILE = "{\"model\":\"over-ollama\",\"instructions\":\"Be brief.\",\"input\":["
            + "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"hello\"},"
            + "{\"type\":\"input_file\",\"file_url\":\"https://docs.example/a.pdf\"}]}]}";
    private static final String SIX_STOPS = "{\"model\":\"over-gemini\",\"max_tokens\":5,\"stop_sequences\":"
            + "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"],\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
    private static final String TOP_K =
            "{\"contents\":[{\"parts\":[{\"text\":\"hello\"}]}],\"generationConfig\":{\"topK\":3}}";

    private FakeUpstream openai;
    private FakeUpstream gemini;
    private FakeUpstream ollama;

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        openai = FakeUpstream.start(Kind.OPENAI);
        gemini = FakeUpstream.start(Kind.GEMINI);
        ollama = FakeUpstream.start(Kind.OLLAMA);
    }

    @AfterEach
    void stop() {
        openai.close();
        gemini.close();
        ollama.close();
    }

    private Answer answer(String mode, String path, String body) throws IOException {
        String yaml = """
                translation: %s
                providers:
                  openai: { type: openai, base-url: "%s", key: upstream, drop: [user] }
                  gemini: { type: gemini, base-url: "%s", key: upstream }
                  ollama: { type: ollama, base-url: "%s", key: upstream }
                routes:
                  over-openai: { deployments: [openai/m] }
                  over-gemini: { deployments: [gemini/m] }
                  over-ollama: { deployments: [ollama/m] }
                """.formatted(mode, openai.url(), gemini.url(), ollama.url());
        try (Gateway gateway = Gateway.start(folder, yaml);
                Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body, "anthropic-version: 2023-06-01");
        }
    }

    @Test
    void a_client_of_gemini_reads_of_its_own_configuration() throws IOException {
        Answer refused = answer("strict", "/v1beta/models/over-openai:generateContent", TOP_K);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("generationConfig.topK cannot be carried");
    }

    @Test
    void it_does_in_the_header_too() throws IOException {
        Answer told = answer("report", "/v1beta/models/over-openai:generateContent", TOP_K);

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.header("x-fairlead-dropped")).isEqualTo("generationConfig.topK");
    }

    @Test
    void a_client_of_anthropic_reads_of_the_block_beside_its_system_prompt() throws IOException {
        Answer refused = answer("strict", "/v1/messages", DOCUMENT);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("messages[0].content[1] cannot be carried");
    }

    @Test
    void a_client_of_responses_gets_the_item_as_the_parameter() throws IOException {
        Answer refused = answer("strict", "/v1/responses", FILE);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("\"param\":\"input[0].content[1]\"");
    }

    @Test
    void a_value_beyond_what_the_upstream_takes_is_named_so_in_any_mode() throws IOException {
        Answer refused = answer("report", "/v1/messages", SIX_STOPS);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains("stop_sequences: found 6, expected 0 to 5");
    }

    @Test
    void what_a_provider_takes_out_of_a_translation_is_named_so_too() throws IOException {
        String asked = "{\"model\":\"over-openai\",\"max_tokens\":5,\"metadata\":{\"user_id\":\"u\"},"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

        Answer told = answer("report", "/v1/messages", asked);

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.header("x-fairlead-dropped")).isEqualTo("metadata.user_id");
    }
}
