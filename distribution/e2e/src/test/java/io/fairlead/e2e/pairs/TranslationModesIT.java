package io.fairlead.e2e.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.fakes.FakeUpstream;
import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said, in each mode, of a member that an upstream of another API has no place for. */
final class TranslationModesIT {
    /** A request with a member that no other API has. */
    private record Odd(Kind client, String path, String member, String body) {
        String shown(String model) {
            return body.replace("$MODEL", model);
        }
    }

    private static final List<Odd> REQUESTS = List.of(
            new Odd(
                    Kind.OPENAI,
                    "/v1/chat/completions",
                    "prompt_cache_key",
                    "{\"model\":\"$MODEL\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"prompt_cache_key\":\"k\"}"),
            new Odd(
                    Kind.ANTHROPIC,
                    "/v1/messages",
                    "inference_geo",
                    "{\"model\":\"$MODEL\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],"
                            + "\"inference_geo\":\"eu\"}"),
            new Odd(
                    Kind.GEMINI,
                    "/v1beta/models/$MODEL:generateContent",
                    "safetySettings",
                    "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"hello\"}]}],\"safetySettings\":[{"
                            + "\"category\":\"HARM_CATEGORY_HARASSMENT\",\"threshold\":\"BLOCK_NONE\"}]}"),
            new Odd(
                    Kind.OLLAMA,
                    "/api/chat",
                    "keep_alive",
                    "{\"model\":\"$MODEL\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"stream\":false,"
                            + "\"keep_alive\":\"5m\"}"));

    private final Map<Kind, FakeUpstream> upstreams = new EnumMap<>(Kind.class);

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        for (Kind kind : Kind.values()) {
            upstreams.put(kind, FakeUpstream.start(kind));
        }
    }

    @AfterEach
    void stop() {
        upstreams.values().forEach(FakeUpstream::close);
    }

    private Gateway gateway(String mode) {
        StringBuilder yaml = new StringBuilder("metrics: [prometheus]\ntranslation: " + mode + "\nproviders:\n");
        upstreams.forEach((kind, upstream) -> yaml.append("  %s: { type: %s, base-url: \"%s\", key: upstream }\n"
                .formatted(kind.id(), kind.id(), upstream.url())));
        yaml.append("routes:\n");
        for (Odd odd : REQUESTS) {
            upstreams
                    .keySet()
                    .forEach(kind ->
                            yaml.append("  %s: { deployments: [%s/m] }\n".formatted(route(odd, kind), kind.id())));
        }
        return Gateway.start(folder, yaml.toString());
    }

    private static String route(Odd odd, Kind upstream) {
        return odd.client().id() + "-over-" + upstream.id();
    }

    /** One exchange, by the name of its route. */
    private record Exchange(Odd odd, String route, boolean same, Answer answer) {}

    private static List<Exchange> exchanges(Gateway gateway) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        try (Connection connection = Connection.to(gateway.port())) {
            for (Odd odd : REQUESTS) {
                for (Kind upstream : Kind.values()) {
                    String route = route(odd, upstream);
                    Answer answer = connection.post(
                            odd.path().replace("$MODEL", route), odd.shown(route), "anthropic-version: 2023-06-01");
                    exchanges.add(new Exchange(odd, route, odd.client() == upstream, answer));
                }
            }
        }
        Await.until(
                "all lines",
                () -> REQUESTS.stream()
                        .allMatch(odd -> gateway.accessLog().text().contains(route(odd, Kind.OLLAMA))));
        return exchanges;
    }

    private static String line(Gateway gateway, String route) {
        return gateway.accessLog()
                .text()
                .lines()
                .filter(line -> line.contains("\"route\":\"" + route + "\""))
                .findFirst()
                .orElseThrow();
    }

    private static String counted(Gateway gateway) {
        return gateway.operatorPage("/metrics").body();
    }

    private static String counter(String route) {
        return "fairlead_translation_dropped_total{route=\"" + route + "\",side=\"request\"}";
    }

    @Test
    void strict_refuses_the_request_and_names_the_member() throws IOException {
        try (Gateway gateway = gateway("strict")) {
            for (Exchange one : exchanges(gateway)) {
                String said = one.answer().text();
                assertThat(one.answer().status())
                        .as("%s: %s", one.route(), said)
                        .isEqualTo(one.same() ? 200 : 400);
                if (!one.same()) {
                    assertThat(said).as(one.route()).contains(one.odd().member() + " cannot be carried");
                }
                assertThat(counted(gateway)).doesNotContain(counter(one.route()));
            }
        }
    }

    @Test
    void report_names_it_in_a_header_and_in_the_log_and_counts_it() throws IOException {
        try (Gateway gateway = gateway("report")) {
            for (Exchange one : exchanges(gateway)) {
                String expected = one.same() ? null : one.odd().member();
                assertThat(one.answer().status()).as(one.route()).isEqualTo(200);
                assertThat(one.answer().header("x-fairlead-dropped"))
                        .as(one.route())
                        .isEqualTo(expected);
                assertThat(line(gateway, one.route()).contains("\"dropped\":\"" + expected + "\""))
                        .as(one.route())
                        .isNotEqualTo(one.same());
                assertThat(counted(gateway).contains(counter(one.route()) + " 1.0"))
                        .as(one.route())
                        .isNotEqualTo(one.same());
            }
        }
    }

    @Test
    void lenient_counts_it_and_is_quiet() throws IOException {
        try (Gateway gateway = gateway("lenient")) {
            for (Exchange one : exchanges(gateway)) {
                assertThat(one.answer().status()).as(one.route()).isEqualTo(200);
                assertThat(one.answer().header("x-fairlead-dropped"))
                        .as(one.route())
                        .isNull();
                assertThat(line(gateway, one.route())).doesNotContain("dropped");
                assertThat(counted(gateway).contains(counter(one.route()) + " 1.0"))
                        .as(one.route())
                        .isNotEqualTo(one.same());
            }
        }
    }
}
