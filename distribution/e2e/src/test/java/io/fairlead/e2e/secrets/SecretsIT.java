package io.fairlead.e2e.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Api;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsIT {
    private static final List<Integer> STATUSES = List.of(400, 413, 404, 422, 429, 500, 529, 403, 401);

    @TempDir
    private Path folder;

    /** Fails with the status that its model's name ends with, and repeats all it knows. */
    private static void blab(Call call, Wire wire) throws IOException {
        String key = String.valueOf(call.header("authorization")) + call.header("x-api-key");
        String model = call.json().path("model").asText();
        String said = Json.quote("You sent the key " + key + " and said " + call.text());
        String code = key.replaceAll("\\W", "_");
        wire.json(
                Integer.parseInt(model.substring(model.lastIndexOf('-') + 1)),
                "{\"type\":\"error\",\"error\":{\"type\":\"" + code + "\",\"code\":" + Json.quote(key) + ",\"message\":"
                        + said + "}}",
                "X-Echo: " + key);
    }

    private Gateway start(ScriptedUpstream upstream, String logFormat) throws IOException {
        StringBuilder configuration = new StringBuilder("""
                auth: { keys: ["%s"] }
                log: { format: %s }
                defaults: { max-wait: 0s, retry: { same: 0 } }
                metrics: [prometheus]
                providers:
                """.formatted(Planted.key("call"), logFormat));
        for (int status : STATUSES) {
            configuration.append("""
                      open-%1$d: { type: openai, base-url: "%2$s", keys: ["%3$s"], discover: false }
                      anth-%1$d: { type: anthropic, base-url: "%4$s", keys: ["%5$s"], discover: false }
                    """.formatted(
                            status, upstream.openAiUrl(), Planted.key("open"), upstream.url(), Planted.key("anth")));
        }
        String levels = Files.readString(Archive.home().resolve("conf").resolve("logging.properties"))
                .replaceAll("(?m)^(.*level) = .*$", "$1 = ALL");
        Path logging = Files.writeString(folder.resolve("logging.properties"), levels);
        Command command = Command.in(folder)
                .with("--set", "server.port=0", "--set", "server.admin.port=0", "--set", "server.grace=1s")
                .variable("FAIRLEAD_JAVA_OPTS", "-Djava.util.logging.config.file=" + logging);
        return Gateway.start(folder, configuration.toString(), command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "text"})
    void nothing_that_a_gateway_says_has_a_key_or_a_prompt_in_it(String logFormat) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(SecretsIT::blab);
                Gateway gateway = start(upstream, logFormat);
                Connection connection = Connection.to(gateway.port())) {
            for (int status : STATUSES) {
                for (Api api : Api.values()) {
                    answers.add(ask(connection, api, "open-" + status + "/m-" + status, "call"));
                    answers.add(ask(connection, api, "anth-" + status + "/m-" + status, "call"));
                    answers.add(ask(connection, api, "open-" + status + "/m-" + status, "else"));
                }
            }
            assertThat(upstream.count()).isGreaterThanOrEqualTo(4 * STATUSES.size() - 4);
            Await.until(
                    "the log's last line",
                    () -> gateway.accessLog().text().lines().count() >= answers.size());
            assertThat(gateway.log().text()).contains("io.helidon", "FINE");
        }
        assertThat(answers).extracting(Answer::status).contains(400, 401, 413, 422, 429, 503);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.text()).doesNotContain(Planted.KEY);
            assertThat(answer.headers().toString()).doesNotContain(Planted.KEY).doesNotContain(Planted.PROMPT);
        });
    }

    private static Answer ask(Connection connection, Api api, String model, String keyEnd) throws IOException {
        String key = Planted.key(keyEnd);
        return connection.post(
                api.path(), Api.body(model), api.fields("Authorization: Bearer " + key, "X-Api-Key: " + key));
    }
}
