package io.fairlead.e2e.operator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Command.Result;
import io.fairlead.e2e.gateway.Planted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations that cannot be served. What is printed is searched for keys by {@link Command}. */
final class CheckIT {
    private static final String BAD = """
            server: { prot: 1, port: many }
            providers:
              one: { type: openai, base-url: "http://127.0.0.1:1/v1", keys: ["%1$s", "${NOT_SET_ANYWHERE}"] }
              two: { type: opneai, keys: ["%1$s"] }
              three: &three { type: openai, keys: { "a": "%1$s" }, again: *three }
            routes:
              smart: { deployments: [oen/small] }
              fast: { strategy: failovr, deployments: [one/small] }
              smart: { deployments: [one/large] }
            """.formatted(Planted.key("kept"));

    private static final String[] PROBLEMS = {
        "bad.yaml:1:11: server.prot: found the unknown key 'prot', expected one of",
        "did you mean 'port'?",
        "bad.yaml:1:26: server.port: found 'many', expected a whole number from 0 to 65535",
        "bad.yaml:3:92: providers.one.keys[1]: found the variable 'NOT_SET_ANYWHERE' unset, expected a key in it",
        "bad.yaml:4:16: providers.two.type: found 'opneai', expected a type of provider that a plugin offers;"
                + " did you mean 'openai'?",
        "bad.yaml:5:39: providers.three.keys: found a map, expected a text",
        "providers.three.again: found an alias of what it stands in, expected aliases without a cycle",
        "bad.yaml:7:26: routes.smart.deployments[0]: found 'oen', expected the name of a provider before '/';"
                + " did you mean 'one'?",
        "bad.yaml:8:21: routes.fast.strategy: found 'failovr', expected the name of a strategy that a plugin offers",
        "bad.yaml:9:3: routes.smart: found the key 'smart' again, expected it once: it stands in line 7 already"
    };

    @TempDir
    private Path folder;

    private Result run(String... arguments) throws IOException, InterruptedException {
        return Command.in(folder, arguments).run();
    }

    @Test
    void all_problems_are_told_at_once_with_line_found_and_expected() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bad.yaml"), BAD);
        Result check = run("check", "bad.yaml");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).isEmpty();
        assertThat(check.err()).contains(PROBLEMS).containsPattern("(?m)^bad.yaml: [0-9]+ problems$");
    }

    @Test
    void such_a_configuration_is_not_served() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bad.yaml"), BAD);
        Result serve = run("serve", "--config", "bad.yaml");
        assertThat(serve.exit()).isEqualTo(1);
        assertThat(serve.err()).contains(PROBLEMS).contains("fairlead: not started, ", " problems found");
    }

    /** The content of a file: quotes are single ones, TAB is one, characters are bytes. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an empty file | `` | bad.yaml: found nothing, expected a map of keys, such as server, providers",
                "a comment | # later | bad.yaml: found nothing, expected a map of keys",
                "a list | - a | bad.yaml:1:1: found a list, expected a map of keys",
                "a lost key | sk-planted-secret-lost | bad.yaml:1:1: found a single value, expected a map of keys",
                "not UTF-8 | providers: \u00ff | bad.yaml:1:12: found byte 0xFF at offset 11, expected UTF-8",
                "no YAML | providers: { one: [ } | bad.yaml:1:21: found invalid YAML",
                "no quotes | providers: { one: { keys: [${KEY}] } } | within [ ] and { } in quotes",
                "a tab | `providers:\n\tone: {}` | bad.yaml:2:1: found a tab at the start of a value or key, expected spaces",
                "a tag | providers: !!java.net.URL [x] | bad.yaml:1:12: found invalid YAML",
                "key and URL swapped | {5677: {sk-planted-secret-swap: ['http://a/v1']}} | found a text of 22 characters",
            })
    void a_file_that_is_no_configuration_is_told_as_such(String what, String content, String problem)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bad.yaml"), content, ISO_8859_1);
        Result check = run("check", "bad.yaml");
        assertThat(check.exit()).as(what).isEqualTo(1);
        assertThat(check.err())
                .contains(problem)
                .endsWith("bad.yaml: 1 problem\n")
                .hasLineCount(2);
    }

    @Test
    void what_it_says_of_plugins_is_needed_before_all_else() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("bad.yaml"), "plugins: { foldr: here }\nproviders: { one: { type: simulator } }");
        String problem = "bad.yaml:1:12: plugins.foldr: found the unknown key 'foldr'";

        assertThat(run("check", "bad.yaml").err()).startsWith(problem).hasLineCount(2);
        Result plugins = run("plugin", "list", "--config", "bad.yaml");
        assertThat(plugins.exit()).isEqualTo(1);
        assertThat(plugins.err()).startsWith(problem).hasLineCount(1);
    }

    @Test
    void a_file_of_10_mb_is_not_even_read() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bad.yaml"), "# " + "x".repeat(10 << 20));
        Result check = run("check", "bad.yaml");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.err()).contains("bad.yaml: found a file of 10485762 bytes, expected at most 5242880");
    }

    @Test
    void a_file_that_is_not_there_is_told_by_its_name() throws IOException, InterruptedException {
        Result check = run("check", "nowhere.yaml");
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.err()).contains("nowhere.yaml: found no such file, expected the configuration file");
    }

    @Test
    void a_hosted_provider_without_a_key_is_told_and_no_problem() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("keyless.yaml"), """
                providers:
                  hosted: { type: openai, preset: groq }
                  near: { type: openai, base-url: "http://localhost:1/v1" }
                  known: { type: openai, preset: groq, keys: [k-1234567890] }
                """);

        Result check = run("check", "keyless.yaml");

        assertThat(check.exit()).isZero();
        assertThat(check.err()).isEmpty();
        assertThat(check.out())
                .startsWith("keyless.yaml: good, 3 providers, 0 routes; hosted has no key, and https://api.groq.com")
                .doesNotContain("near has", "known has");
    }

    private static final String UNUSABLE = """
            providers:
              oa: { type: openai }
              sim: { type: simulator, per-model: { m: "latenzy=2s" } }
            routes:
              r: { deployments: [sim/m] }
            """;

    @Test
    void what_a_plugin_refuses_is_told_before_it_is_served() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bad.yaml"), UNUSABLE);

        Result check = run("check", "bad.yaml");

        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).isEmpty();
        assertThat(check.err())
                .contains("'oa'", "found neither 'base-url' nor 'preset'", "'sim'", "per-model 'm': found 'latenzy=2s'")
                .endsWith("bad.yaml: 2 problems\n");
        Result serve = run("serve", "--config", "bad.yaml");
        assertThat(serve.exit()).isEqualTo(1);
        assertThat(serve.err()).contains("found neither 'base-url' nor 'preset'");
    }

    @Test
    void an_unknown_dialect_is_told_with_those_that_there_are() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("bad.yaml"),
                "providers: { one: { type: openai, preset: groq, dialects: [openai.chat, openai.responsez] } }");
        String problem = "bad.yaml:1:73: providers.one.dialects[1]: found 'openai.responsez', expected dialects out of"
                + " openai.chat, openai.completions, openai.embeddings, openai.responses";

        assertThat(run("check", "bad.yaml").err()).contains(problem);
        assertThat(run("serve", "--config", "bad.yaml").err()).contains(problem);
    }

    @Test
    void a_capability_that_nobody_knows_is_doubted_and_taken() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("odd.yaml"), """
                providers: { sim: { type: simulator, models: [{ model: m, capabilities: [tols, vision] }] } }
                """);

        Result check = run("check", "odd.yaml");

        assertThat(check.exit()).isZero();
        assertThat(check.out()).startsWith("odd.yaml: good");
        assertThat(check.err())
                .startsWith(
                        "warning: odd.yaml:1:74: providers.sim.models[0].capabilities[0]: found 'tols', expected one of ")
                .endsWith("; did you mean 'tools'?\n")
                .hasLineCount(1);
    }
}
