package io.fairlead.e2e.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.fakes.FakeUpstream;
import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A conversation begins with one vendor, whose model thinks and calls a tool, and goes on with another, as it does when the
 * first choice of a route fails for a while and is back. What the client has by then is partly of the one, partly of the other.
 */
final class MovedConversationIT {
    private static final Map<Kind, String> MODELS = new EnumMap<>(Map.of(
            Kind.OPENAI, "gpt-5-mini",
            Kind.RESPONSES, "gpt-5-mini",
            Kind.ANTHROPIC, "claude-sonnet-4-5",
            Kind.GEMINI, "gemini-3-pro-preview",
            Kind.OLLAMA, "qwen3"));

    private static final Map<Kind, FakeUpstream> UPSTREAMS = new EnumMap<>(Kind.class);

    @TempDir
    private static Path folder;

    private static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        StringBuilder providers = new StringBuilder("defaults: { max-wait: 0s, retry: { same: 0 } }\nproviders:\n");
        StringBuilder routes = new StringBuilder("routes:\n");
        for (Kind kind : Kind.values()) {
            FakeUpstream upstream = FakeUpstream.start(kind);
            UPSTREAMS.put(kind, upstream);
            providers.append("  %s: { %s, base-url: \"%s\", key: upstream }\n"
                    .formatted(kind.id(), provider(kind), upstream.url()));
            routes.append(
                    "  %s: { deployments: [{ deployment: %s/%s, capabilities: [streaming, tools, reasoning] }] }\n"
                            .formatted(kind.id(), kind.id(), MODELS.get(kind)));
        }
        gateway = Gateway.start(folder, providers.append(routes).toString());
    }

    /** The fake of chats refuses members that it does not know, as the vendor does. */
    private static String provider(Kind kind) {
        return kind == Kind.OPENAI ? "type: openai, preset: openai, dialects: [openai.chat]" : kind.provider();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        UPSTREAMS.values().forEach(FakeUpstream::close);
    }

    static Stream<Arguments> moves() {
        return Stream.of(Kind.values())
                .flatMap(client -> Stream.of(Kind.values())
                        .flatMap(first -> Stream.of(Kind.values()).map(next -> Arguments.of(client, first, next))));
    }

    @ParameterizedTest(name = "a client of {0} from {1} to {2}")
    @MethodSource("moves")
    void goes_on(Kind client, Kind first, Kind next) throws IOException {
        Conversation conversation = Conversation.of(client);

        Answer call = ask(conversation, first);
        assertThat(call.status()).as(call.text()).isEqualTo(200);
        conversation.replay(call.json());
        Answer end = ask(conversation, next);

        assertThat(end.status()).as(end.text()).isEqualTo(200);
        assertThat(end.text()).contains("The tools say: 21 degrees.");
        String sent = Objects.requireNonNull(UPSTREAMS.get(next))
                .calls()
                .getLast()
                .body()
                .toString();
        assertThat(sent).doesNotContain("fairlead:", "signature:", "extra_content");
        if (next == Kind.GEMINI && first != Kind.GEMINI) {
            assertThat(sent).contains("skip_thought_signature_validator");
        }
    }

    private static Answer ask(Conversation conversation, Kind upstream) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(
                    conversation.path(upstream.id()),
                    conversation.body(upstream.id()),
                    "anthropic-version: 2023-06-01",
                    "Connection: close");
        }
    }
}
