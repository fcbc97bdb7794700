package io.fairlead.e2e.bytes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.GeminiAnswers;
import io.fairlead.e2e.upstream.OllamaAnswers;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same dialect on both sides: nothing is lost, added or spelled anew. */
final class PassThroughIT {
    private static final int BODIES = 10_000;
    private static final int CLIENTS = 8;
    private static final Pattern MIRRORED = Pattern.compile("[0-9a-f]{50,}");
    private static final long SEED = 20_260_101;

    @Test
    void bodies_arrive_byte_for_byte(@TempDir Path folder) throws Exception {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(mirror());
                Gateway gateway = Gateway.start(folder, """
                        providers:
                          open: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                          claude: { type: anthropic, base-url: "%s", keys: ["%s"], discover: false }
                          google: { type: gemini, base-url: "%s", keys: ["%s"], discover: false }
                          llama: { type: ollama, base-url: "%s", discover: false }
                        routes:
                          same: { deployments: [open/same] }
                          other: { deployments: [open/same] }
                          message: { deployments: [claude/same] }
                          content: { deployments: [google/same] }
                          local: { deployments: [llama/same] }
                        """.formatted(
                                upstream.openAiUrl(),
                                Planted.key("open"),
                                upstream.url(),
                                Planted.key("anth"),
                                upstream.url(),
                                Planted.key("goog"),
                                upstream.url()));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> done = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                done.add(clients.submit(client(gateway.port(), new SplittableRandom(SEED + i))));
            }
            for (Future<Void> client : done) {
                client.get();
            }
            assertThat(upstream.count()).isEqualTo(BODIES);
        }
    }

    /** Says what it was sent, in hexadecimal digits. */
    private static Script mirror() {
        return (call, wire) -> {
            String sent = HexFormat.of().formatHex(call.body());
            saying(call.path(), sent).answer(call, wire);
        };
    }

    private static Script saying(String path, String text) {
        return switch (path) {
            case Ask.CHAT -> OpenAiAnswers.saying(text);
            case Ask.MESSAGES -> AnthropicAnswers.saying(text);
            case "/api/chat" -> OllamaAnswers.saying(text);
            case "/v1/responses" -> (call, wire) -> wire.json(200, response(text));
            default -> GeminiAnswers.saying(text);
        };
    }

    private static String response(String text) {
        return "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"completed\",\"output\":[{\"type\":\"message\","
                + "\"id\":\"msg_1\",\"role\":\"assistant\",\"status\":\"completed\",\"content\":[{\"type\":\"output_text\","
                + "\"text\":\"" + text + "\",\"annotations\":[]}]}]}";
    }

    private static Callable<Void> client(int port, RandomGenerator random) {
        return () -> {
            try (Connection connection = Connection.to(port)) {
                for (int i = 0; i < BODIES / CLIENTS; i++) {
                    exchange(connection, random);
                }
            }
            return null;
        };
    }

    private static void exchange(Connection connection, RandomGenerator random) throws IOException {
        boolean stream = random.nextInt(4) == 0;
        Generated body = switch (random.nextInt(7)) {
            case 0 -> Generated.chat(random, stream, "same", "same");
            case 1, 2 -> Generated.chat(random, stream, "other", "same");
            case 3 -> Generated.response(random, "other", "same");
            case 4 -> Generated.content(random, stream, "content");
            case 5 -> Generated.local(random, stream, "local", "same");
            default -> Generated.message(random, stream, "message", "same");
        };
        Answer answer = connection.post(body.path(), body.sent());

        String sent = new String(body.sent(), UTF_8);
        assertThat(answer.status()).as(() -> sent + answer.text()).isEqualTo(200);
        Matcher mirrored = MIRRORED.matcher(answer.text());
        assertThat(mirrored.find()).as("a mirrored body").isTrue();
        byte[] arrived = HexFormat.of().parseHex(mirrored.group());
        assertThat(new String(arrived, UTF_8))
                .as(() -> "what became of\n" + sent)
                .isEqualTo(new String(body.expected(), UTF_8));
        assertThat(arrived).isEqualTo(body.expected());
    }
}
