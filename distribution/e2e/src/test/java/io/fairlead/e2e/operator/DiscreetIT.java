package io.fairlead.e2e.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers tell of the gateway, and that an operator can have them say nothing. */
final class DiscreetIT {
    private static final List<String> HEADERS =
            List.of("X-Fairlead-Request-Id", "X-Fairlead-Deployment", "X-Fairlead-Attempts", "X-Fairlead-Cost");

    @TempDir
    private Path folder;

    private Gateway start(ScriptedUpstream upstream, boolean told) {
        String configuration = """
                server: { response-headers: %s }
                providers:
                  one:
                    type: openai
                    base-url: "%s"
                    keys: ["%s"]
                    discover: false
                    models: [{ model: small, price: { input: 1, output: 2 } }]
                routes:
                  smart: { deployments: [one/small] }
                """.formatted(told, upstream.openAiUrl(), Planted.key("open"));
        Command command = Command.in(folder).with("--set", "server.port=0", "--set", "server.admin.port=0");
        return Gateway.start(folder, configuration, command);
    }

    private static List<String> told(Answer answer) {
        return HEADERS.stream().filter(name -> answer.header(name) != null).toList();
    }

    /** A whole answer, a stream, a list, an error of the upstream's, and one of the gateway's. */
    private static Stream<Answer> all(Gateway gateway, ScriptedUpstream upstream) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            Answer whole = connection.post(Ask.CHAT, Ask.chat("smart"));
            Answer stream = connection.post(Ask.CHAT, Ask.streamedChat("smart"));
            Answer list = connection.get("/v1/models");
            Answer unknown = connection.post(Ask.CHAT, Ask.chat("nobody"));
            upstream.script(OpenAiAnswers.failing(400, "odd"));
            Answer refused = connection.post(Ask.CHAT, Ask.chat("smart"));
            assertThat(Stream.of(whole, stream, list, unknown, refused).map(Answer::status))
                    .containsExactly(200, 200, 200, 404, 400);
            return Stream.of(whole, stream, list, unknown, refused);
        }
    }

    @Test
    void answers_tell_who_served_them() throws IOException {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
                Gateway gateway = start(upstream, true)) {
            assertThat(all(gateway, upstream).map(DiscreetIT::told))
                    .containsExactly(
                            HEADERS,
                            HEADERS.subList(0, 3),
                            HEADERS.subList(0, 1),
                            HEADERS.subList(0, 1),
                            List.of(HEADERS.get(0), HEADERS.get(2)));
        }
    }

    @Test
    void answers_tell_nothing_if_the_operator_wants_it_so() throws IOException {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
                Gateway gateway = start(upstream, false)) {
            assertThat(all(gateway, upstream).flatMap(answer -> told(answer).stream()))
                    .isEmpty();
        }
    }
}
