package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fairlead.core.config.reference.ConfigurationSchema;
import jakarta.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor would say of configurations. */
final class ConfigurationSchemaTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final String GENERATED = Json.createObjectBuilder(ConfigurationSchema.of(new TestExtensions()))
            .build()
            .toString();
    private static final Schema SCHEMA = REGISTRY.getSchema(GENERATED, InputFormat.JSON);

    @TempDir
    private Path folder;

    private static List<Error> said(String yaml) {
        return SCHEMA.validate(yaml, InputFormat.YAML);
    }

    @Test
    void is_a_schema() throws IOException {
        Schema schemas = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(schemas.validate(GENERATED, InputFormat.JSON)).isEmpty();
        assertThat(schemas.validate(checkedIn(), InputFormat.JSON)).isEmpty();
    }

    private static String checkedIn() throws IOException {
        return Files.readString(DOCS.resolve("reference").resolve("fairlead.schema.json"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.fairlead.core.config.load.GoldenFilesTest#files")
    void refuses_no_file_that_the_gateway_takes(Path golden) throws IOException {
        LoadingCase loading = LoadingCase.of(Files.readString(golden).split("(?m)^-{80}$", 2)[0]);

        if (loading.load(folder) instanceof Loaded.Good) {
            assertThat(said(loading.file())).isEmpty();
        }
    }

    @Test
    void refuses_no_configuration_of_the_pages() throws IOException {
        Schema shipped = REGISTRY.getSchema(checkedIn(), InputFormat.JSON);
        List<String> blocks;
        try (Stream<Path> files = Files.walk(DOCS)) {
            blocks = files.filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> blocks(file).stream())
                    .toList();
        }

        assertThat(blocks)
                .hasSizeGreaterThan(5)
                .allSatisfy(block -> assertThat(shipped.validate(block, InputFormat.YAML))
                        .as(block)
                        .isEmpty());
    }

    private static List<String> blocks(Path page) {
        try {
            return BLOCK.matcher(Files.readString(page).replace("\r\n", "\n"))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "servr: { port: 1 }",
                "server: { prot: 1 }",
                "server: { port: 70000 }",
                "server: { port: many }",
                "server: { grace: 30 }",
                "server: { grace: 30 seconds }",
                "server: { max-body: big }",
                "server: { body-memory: 120 percent }",
                "server: { response-headers: maybe }",
                "server: [a]",
                "server: { tls: { certificate: a.pem } }",
                "translation: loose",
                "log: { format: xml }",
                "defaults: { max-attempts: some }",
                "defaults: { max-attempts: 0 }",
                "defaults: { recover: [continue, again] }",
                "defaults: { timeouts: { idle: [1s] } }",
                "defaults: { strategy: none-such }",
                "defaults: { strategy: { name: fastest-first, windw: 2m } }",
                "defaults: { strategy: { name: failover, window: 2m } }",
                "defaults: { strategy: { window: 2m } }",
                "providers: [groq]",
                "providers: { groq: { keys: [k] } }",
                "providers: { groq: { type: none-such } }",
                "providers: { groq: { type: openai, pre-set: groq } }",
                "providers: { groq: { type: openai, region: eu } }",
                "providers: { groq: { type: cloud } }",
                "providers: { groq: { type: cloud, region: eu, secret-number: 10 } }",
                "providers: { groq: { type: openai, models: [{ context: 5 }] } }",
                "providers: { groq: { type: openai, models: [{ model: m, price: { input: 1 } }] } }",
                "providers: { groq: { type: openai, models: [{ model: m, price: -1 }] } }",
                "routes: { smart: { deployments: [{ deployment: groq/a, tmp: 5 }] } }",
                "filters: [mask]",
                "filters: [{ name: mask, words: { a: b } }]",
                "metrics: [{ path: /m }]",
                "listeners: [{ host: a }]"
            })
    void refuses(String yaml) {
        assertThat(said(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: { port: \"${PORT:-5677}\", grace: \"${GRACE}\", response-headers: \"${TOLD}\" }",
                "server: { port: \"5677\", max-body: 1000, body-memory: 0.2, tls: null }",
                "defaults: { strategy: failover, max-attempts: 3, recover: continue }",
                "providers: { a: { type: cloud, region: eu, secret-number: 9 } }",
                "filters: { name: mask, words: a }",
                "5677: { \"https://api.example.com/v1\": [a, b] }",
                "x-anchors: { any: thing }"
            })
    void takes(String yaml) {
        assertThat(said(yaml)).isEmpty();
    }

    @Test
    void tells_defaults_and_descriptions_but_no_secret() {
        assertThat(GENERATED)
                .contains("\"grace\":{\"description\":\"How long running requests may then take to finish.\","
                        + "\"default\":\"30s\"")
                .contains("\"secret-number\":{\"writeOnly\":true");
    }
}
