package io.fairlead.e2e.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Command.Result;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineIT {
    @TempDir
    private Path folder;

    private Command command(String... arguments) {
        return Command.in(folder, arguments);
    }

    private void write(String baseUrl) throws IOException {
        String configuration = """
                providers:
                  one: { type: openai, base-url: "%s", keys: ["%s"] }
                routes:
                  smart: { deployments: [one/small] }
                """.formatted(baseUrl, Planted.key("good"));
        Files.writeString(folder.resolve("fairlead.yaml"), configuration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version", "-V"})
    void tells_its_version(String argument) throws IOException, InterruptedException {
        Result result = command(argument).run();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).matches("fairlead [0-9.]+\\S* \\(Java 2[0-9.]+\\S*\\)\\R");
        assertThat(result.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--help, [COMMAND]",
        "help serve, --config",
        "check --help, FILE",
        "models --help, --wait",
        "version --help, version"
    })
    void tells_how_it_is_used(String arguments, String part) throws IOException, InterruptedException {
        Result result = command(arguments.split(" ")).run();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("Usage: fairlead").contains(part);
    }

    /** Regression: help was what the archive was prepared for, and nobody was helped. */
    @Test
    void tells_how_it_is_prepared() throws IOException, InterruptedException {
        Result result = command("prepare", "--help").run();
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .startsWith("Usage: fairlead prepare ")
                .contains("for starts in half the time")
                .doesNotContain("rehearse");
        assertThat(result.err()).isEmpty();
    }

    /** Regression: lines of 80 and more columns went on in the first column of the next one. */
    @Test
    void its_help_fits_a_terminal() throws IOException, InterruptedException {
        String help = command("--help").run().out();
        assertThat(help.lines())
                .allMatch(line -> line.length() <= 80)
                .contains(
                        "Exit codes: 0 done, 1 a problem told on standard error, 2 a wrong command line.",
                        "  fairlead                          serve ./fairlead.yaml, or the archive's own",
                        "  fairlead prepare                  note what a start needs, to start faster");
        assertThat(command("help", "serve").run().out()).contains("server.port=6000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"srve", "--prot=1", "check --bogus", "plugin"})
    void a_wrong_command_line_has_its_own_exit_code(String arguments) throws IOException, InterruptedException {
        Result result = command(arguments.split(" ")).run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(arguments.split(" ")[0].replace("--prot=1", "--prot"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "serve up.yaml | did you mean --config up.yaml?",
                "up.yml | did you mean --config up.yml?",
                "serve --port 1234 | did you mean --set server.port=1234?",
                "--port=1234 | did you mean --set server.port=1234?",
                "--host | did you mean --set server.host=VALUE?",
            })
    void what_newcomers_type_is_told_as_what_they_meant(String arguments, String told)
            throws IOException, InterruptedException {
        Result result = command(arguments.split(" ")).run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(told).hasLineCount(1);
    }

    @Test
    void a_file_of_nearly_the_right_name_is_not_passed_over_in_silence() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("fairlead.yml"), "providers: {}");
        Result result = command("check").run();
        assertThat(result.err()).contains("./fairlead.yml is not read: expected ./fairlead.yaml");
        Files.writeString(folder.resolve("fairlead.yaml"), "providers: {}");
        assertThat(command("check").run().err()).doesNotContain("is not read");
    }

    @Test
    void lists_the_plugins_and_what_they_bring() throws IOException, InterruptedException {
        Result result = command("plugin", "list").run();
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .contains("openai ", "  provider.openai\n", "  dialect.openai.chat\n", "  protocol.anthropic\n")
                .contains("  strategy.failover\n", "  strategy.fastest-first\n", "  filter.redact\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models --wait=-1 | found '-1', expected seconds, a whole number from 0 to 3600",
                "models --wait soon | found 'soon', expected seconds, a whole number",
                "plugin list --admin 70000 | found '70000', expected a port, a whole number from 1 to 65535",
            })
    void a_number_out_of_its_bounds_is_told(String arguments, String told) throws IOException, InterruptedException {
        Result result = command(arguments.split(" ")).run();
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.host=no.such.invalid | cannot listen on no.such.invalid:0 (Unresolved address); see host and port",
                "server.port=-1 | found '-1', expected a whole number from 0 to 65535",
            })
    void an_address_that_cannot_be_listened_on_is_told(String override, String told)
            throws IOException, InterruptedException {
        Result result = command("serve", "--set", "server.port=0", "--set", "server.admin.port=0", "--set", override)
                .run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains(told).contains("fairlead: not started, 1 problem found");
    }

    @Test
    void a_data_folder_that_is_none_is_told() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("file"), "");
        Result result = command("serve", "--data", "file").run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("cannot use the folder file" + File.separator + "loaded (")
                .contains("expected a folder for data that this user may write in; see --data and FAIRLEAD_DATA");
    }

    @Test
    void names_a_plugin_folder_that_is_not_there() throws IOException, InterruptedException {
        Result result = command("plugin", "list", "--plugins", "nowhere").run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("nowhere: the folder cannot be read: found none, expected one");
    }

    @Test
    void lists_the_models_that_clients_may_ask_for() throws IOException, InterruptedException {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"))) {
            write(upstream.openAiUrl());
            Result result = command("models").run();
            assertThat(result.exit()).isZero();
            assertThat(result.out().lines()).contains("smart", "one/small", "one/large", "small", "large");
            assertThat(result.err()).isEmpty();
        }
    }

    @Test
    void a_good_configuration_is_called_good() throws IOException, InterruptedException {
        write("http://127.0.0.1:1/v1");
        Result result =
                command("check").variable("FAIRLEAD_CONFIG", "fairlead.yaml").run();
        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo("fairlead.yaml: good, 1 provider, 1 route\n");
        assertThat(result.err()).isEmpty();
    }

    /** Regression: nothing but the folder was told, as if all else were good. */
    @Test
    void what_needs_no_plugin_is_checked_where_their_folder_is_not_known() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("fairlead.yaml"), """
                plugins: { foldr: here }
                server: { port: 99999999 }
                providers: { one: { type: openai, organisation: x } }
                """);

        Result result = command("check").run();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("plugins.foldr: found the unknown key", "server.port: found '99999999'")
                .endsWith("fairlead.yaml: 2 problems; nothing but the keys server, log and plugins was checked,"
                        + " since the rest takes the plugins to understand\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.port=70000 | --set server.port: server.port: found '70000', expected a whole number",
                "routes.smart.strategy=luck | routes.smart.strategy: found 'luck', expected the name of a strategy",
                "server.prot=1 | server.prot: found the unknown key 'prot'",
                "server.port | --set server.port: found no value, expected KEY=VALUE",
                "nonsense | --set: found no KEY= at its start, expected KEY=VALUE",
            })
    void a_wrong_override_is_told_with_its_origin(String override, String problem)
            throws IOException, InterruptedException {
        write("http://127.0.0.1:1/v1");
        Result result = command("check", "fairlead.yaml", "--set", override).run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains(problem).contains("--set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAIRLEAD_SERVER_PORT | many | variable FAIRLEAD_SERVER_PORT: server.port: found 'many', expected",
                "FAIRLEAD_SERVER_PRT | 1 | variable FAIRLEAD_SERVER_PRT: found a variable that names no key",
            })
    void a_wrong_variable_is_told_by_its_name(String variable, String value, String problem)
            throws IOException, InterruptedException {
        write("http://127.0.0.1:1/v1");
        Result result =
                command("check", "fairlead.yaml").variable(variable, value).run();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains(problem);
    }
}
