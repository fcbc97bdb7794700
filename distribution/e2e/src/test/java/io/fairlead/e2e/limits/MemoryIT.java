package io.fairlead.e2e.limits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Api;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More bytes at once than the heap could ever hold. */
final class MemoryIT {
    private static final int BODIES = 40;
    private static final int PIECES = 60;
    private static final byte[] PIECE = "x".repeat(1 << 20).getBytes(ISO_8859_1);

    @Test
    void forty_bodies_of_60_mb_fit_through_a_heap_of_256_mb(@TempDir Path folder)
            throws IOException, InterruptedException, ExecutionException {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(
                        (call, wire) -> wire.json(200, OpenAiAnswers.completion("small", "Hello")));
                Gateway gateway = Gateway.start(
                        folder,
                        configuration(upstream),
                        Command.in(folder)
                                .with("--set", "server.port=0", "--set", "server.admin.port=0")
                                .variable("FAIRLEAD_JAVA_OPTS", "-Xmx256m"))) {
            List<Answer> answers = askAtOnce(gateway);
            assertThat(answers).hasSize(BODIES).anyMatch(answer -> answer.status() == 200);
            answers.forEach(MemoryIT::isServedOrTold);
            Await.until("no spooled body is left", () -> gateway.spooled().isEmpty());
            try (Connection connection = Connection.to(gateway.port())) {
                Api.OPENAI.serves(connection);
            }
            assertThat(gateway.log().text()).doesNotContain("OutOfMemoryError");
        }
    }

    private static String configuration(ScriptedUpstream upstream) {
        return """
                defaults: { max-wait: 0s }
                providers:
                  one: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                routes:
                  smart: { deployments: [one/small] }
                metrics: [prometheus]
                """.formatted(upstream.openAiUrl(), Planted.key("open"));
    }

    /** Chats and, since their translation takes far more memory, messages. */
    private static List<Answer> askAtOnce(Gateway gateway) throws InterruptedException, ExecutionException {
        List<Future<Answer>> asked = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < BODIES; i++) {
                Api api = i % 4 == 3 ? Api.ANTHROPIC : Api.OPENAI;
                asked.add(clients.submit(() -> ask(gateway, api)));
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : asked) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static Answer ask(Gateway gateway, Api api) throws IOException {
        String begin = "{\"model\":\"smart\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\""
                + Planted.PROMPT;
        String end = "\"}]}";
        long length = begin.length() + (long) PIECES * PIECE.length + end.length();
        try (Connection connection = Connection.to(gateway.port())) {
            connection.send("POST " + api.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + String.join("\r\n", api.fields("Content-Length: " + length)) + "\r\n\r\n" + begin);
            for (int i = 0; i < PIECES; i++) {
                connection.send(PIECE);
            }
            return connection.send(end).answer();
        }
    }

    private static void isServedOrTold(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 429, 503);
        if (answer.status() == 200) {
            return;
        }
        JsonNode message = answer.json().at("/error/message");
        assertThat(message.asText()).as(answer.text()).containsAnyOf("no room for the body", "memory than is free");
        assertThat(answer.header("retry-after")).isNotNull();
    }
}
