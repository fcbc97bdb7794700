package io.fairlead.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.clients.matrix.Case;
import io.fairlead.fakes.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The page of clients names what is really tried. */
final class ClientsPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Path SCRIPTS = Path.of("js");
    private static final Map<String, String> JAVA = Map.of(
            "openai.version", "com.openai:openai-java",
            "anthropic.version", "com.anthropic:anthropic-java",
            "langchain4j.version", "dev.langchain4j:langchain4j-open-ai");

    @Test
    void names_the_versions_of_all_clients() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/clients.md"));
        JsonNode dependencies =
                Json.read(Files.readString(SCRIPTS.resolve("package.json"))).path("dependencies");

        assertThat(dependencies).isNotEmpty();
        for (Map.Entry<String, JsonNode> client : dependencies.properties()) {
            assertThat(page)
                    .containsPattern(row(client.getKey(), client.getValue().asString()));
        }
        String pom = Files.readString(ROOT.resolve("pom.xml"));
        for (Map.Entry<String, String> client : JAVA.entrySet()) {
            String version = pom.split("<" + client.getKey() + ">")[1].split("<")[0];
            assertThat(page).containsPattern(row(client.getValue(), version));
        }
    }

    private static String row(String library, String version) {
        return "`" + library + "`[^|]*\\| " + Pattern.quote(version) + " \\|";
    }

    @Test
    void tells_what_each_case_tries() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/clients.md"));

        for (Case tried : Case.values()) {
            assertThat(page).contains("| `" + tried.id() + "` | " + tried.meaning() + " |\n");
        }
    }

    @Test
    void lock_file_names_exact_versions_and_no_registry() throws IOException {
        String lock = Files.readString(SCRIPTS.resolve("package-lock.json"));
        JsonNode packages = Json.read(lock).path("packages");
        JsonNode wanted =
                Json.read(Files.readString(SCRIPTS.resolve("package.json"))).path("dependencies");

        assertThat(lock).doesNotContain("\"resolved\"");
        for (Map.Entry<String, JsonNode> client : wanted.properties()) {
            assertThat(Json.text(packages.path("node_modules/" + client.getKey()), "version"))
                    .isEqualTo(client.getValue().asString());
        }
    }
}
