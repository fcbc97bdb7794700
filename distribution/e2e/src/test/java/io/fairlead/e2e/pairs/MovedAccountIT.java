package io.fairlead.e2e.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.fakes.FakeUpstream;
import io.fairlead.fakes.Kind;
import io.fairlead.fakes.http.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A conversation begins at one account of a vendor and goes on at another, whose upstream cannot read what the first has
 * signed: each takes no proofs but its own.
 */
final class MovedAccountIT {
    private static final Map<Kind, String> MODELS = new EnumMap<>(Map.of(
            Kind.RESPONSES, "gpt-5-mini", Kind.ANTHROPIC, "claude-sonnet-4-5", Kind.GEMINI, "gemini-3-pro-preview"));

    /** What the second account sees of the first in a request as it came. */
    private static final String PROOF = "Zmlyc3";

    private static final Map<Kind, FakeUpstream> SECOND = new EnumMap<>(Kind.class);
    private static final AtomicInteger REQUESTS = new AtomicInteger();
    private static final List<FakeUpstream> ALL = new ArrayList<>();

    private static FakeUpstream third;

    @TempDir
    private static Path folder;

    private static Gateway gateway;
    private static Gateway strict;

    @BeforeAll
    static void start() throws IOException {
        StringBuilder providers = new StringBuilder("defaults: { max-wait: 0s, retry: { same: 0 } }\nproviders:\n");
        StringBuilder routes = new StringBuilder("routes:\n");
        for (Kind kind : MODELS.keySet()) {
            SECOND.put(kind, account(kind, "second", "c2Vjb25k", providers, routes));
            account(kind, "first", PROOF, providers, routes);
        }
        third = account(Kind.RESPONSES, "third", "dGhpcmQ", providers, routes);
        routes.append("  both: { deployments: [responses-third/gpt-5-mini, responses-second/gpt-5-mini] }\n");
        routes.append("  either: { deployments: [responses-second/gpt-5-mini, responses-first/gpt-5-mini] }\n");
        String yaml = providers.append(routes).toString();
        gateway = Gateway.start(folder.resolve("report"), "metrics: [prometheus]\n" + yaml);
        strict = Gateway.start(folder.resolve("strict"), "translation: strict\n" + yaml);
    }

    private static FakeUpstream account(
            Kind kind, String name, String proof, StringBuilder providers, StringBuilder routes) throws IOException {
        FakeUpstream upstream = FakeUpstream.start(kind, proof);
        ALL.add(upstream);
        String provider = kind.id() + "-" + name;
        providers.append(
                "  %s: { %s, base-url: \"%s\", key: upstream }\n".formatted(provider, kind.provider(), upstream.url()));
        routes.append("  %s: { deployments: [{ deployment: %s/%s, capabilities: [streaming, tools, reasoning] }] }\n"
                .formatted(provider, provider, MODELS.get(kind)));
        return upstream;
    }

    @AfterAll
    static void stop() {
        gateway.close();
        strict.close();
        ALL.forEach(FakeUpstream::close);
    }

    static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of(Kind.RESPONSES, Kind.RESPONSES, "input[1]"),
                Arguments.of(Kind.ANTHROPIC, Kind.ANTHROPIC, "messages[1].content[0], thinking"),
                Arguments.of(Kind.GEMINI, Kind.GEMINI, "contents[1].parts[1].thoughtSignature"),
                Arguments.of(Kind.ANTHROPIC, Kind.RESPONSES, "messages[1].content[0]"),
                Arguments.of(Kind.GEMINI, Kind.RESPONSES, "contents[1].parts[0]"),
                Arguments.of(Kind.RESPONSES, Kind.ANTHROPIC, "input[1], reasoning"),
                Arguments.of(Kind.RESPONSES, Kind.GEMINI, "input[1]"));
    }

    @ParameterizedTest(name = "a client of {0} over {1}")
    @MethodSource("moves")
    void goes_on_whole(Kind client, Kind upstream, String lost) throws IOException {
        goesOn(client, upstream, false, lost);
    }

    @ParameterizedTest(name = "a client of {0} over {1}")
    @MethodSource("moves")
    void goes_on_in_a_stream(Kind client, Kind upstream, String lost) throws IOException {
        goesOn(client, upstream, true, lost);
    }

    private static void goesOn(Kind client, Kind upstream, boolean stream, String lost) throws IOException {
        Conversation conversation = begun(client, upstream);
        List<Call> calls = Objects.requireNonNull(SECOND.get(upstream)).calls();
        int before = calls.size();

        Answer end = ask(gateway, conversation, upstream.id() + "-second", client, stream);

        assertThat(end.status()).as(end.text()).isEqualTo(200);
        assertThat(end.text()).contains("tools", "say", "21", "degrees");
        assertThat(Objects.requireNonNull(end.header("x-fairlead-dropped")).split(", "))
                .contains(lost.split(", "));
        List<String> sent = calls.subList(before, calls.size()).stream()
                .map(call -> call.body().toString())
                .toList();
        assertThat(sent).hasSize(2);
        assertThat(sent.getFirst()).contains(PROOF);
        assertThat(sent.getLast()).doesNotContain(PROOF);
        attempts("unreadable_proof", "");
    }

    /** The account that it began with fails, and the next of the route has never seen it. */
    @Test
    void goes_on_where_a_route_fails_over() throws IOException {
        Conversation conversation = Conversation.of(Kind.RESPONSES);
        Answer call = ask(gateway, conversation, "both", Kind.RESPONSES, false);
        conversation.replay(call.json());
        third.close();

        Answer end = ask(gateway, conversation, "both", Kind.RESPONSES, false);

        assertThat(end.status()).as(end.text()).isEqualTo(200);
        assertThat(end.header("x-fairlead-dropped")).isEqualTo("input[1]");
        attempts("network", "unreadable_proof", "");
    }

    /** A compacted conversation is all that a model knows of it: it is not taken out. */
    @Test
    void a_second_refusal_is_the_clients() throws IOException {
        String compacted = "{\"type\":\"compaction\",\"encrypted_content\":\"gAAA" + PROOF + "\"}";
        String reasoning = "{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"gAAA" + PROOF + "\"}";
        List<Call> calls = Objects.requireNonNull(SECOND.get(Kind.RESPONSES)).calls();
        int before = calls.size();

        Answer twice = responses(compacted + "," + reasoning);
        attempts("unreadable_proof", "unreadable_proof");
        Answer once = responses(compacted);
        attempts("unreadable_proof");

        assertThat(calls.size() - before)
                .as("there was nothing to leave out of the other")
                .isEqualTo(3);
        assertThat(List.of(twice.status(), once.status())).containsOnly(400);
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(twice.json().at("/error/code").asText()).isEqualTo("invalid_encrypted_content");
    }

    /** What cannot be taken out is asked of the account that may have written it. */
    @Test
    void a_compacted_conversation_finds_who_wrote_it() throws IOException {
        String compacted = "{\"type\":\"compaction\",\"encrypted_content\":\"gAAA" + PROOF + "\"}";

        Answer end = responses("either", compacted + ",{\"role\":\"user\",\"content\":\"go on\"}");

        assertThat(end.status()).as(end.text()).isEqualTo(200);
        assertThat(end.header("x-fairlead-dropped")).isNull();
        attempts("unreadable_proof", "");
    }

    @Test
    void another_refusal_is_not_asked_about_again() throws IOException {
        List<Call> calls = Objects.requireNonNull(SECOND.get(Kind.RESPONSES)).calls();
        int before = calls.size();

        Answer refused = responses("{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"gAAAc2Vjb25k\"},"
                + "{\"role\":\"user\",\"content\":\"error 400\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("This is the error that was wanted.");
        assertThat(calls.size() - before).isEqualTo(1);
    }

    @Test
    void a_strict_gateway_leaves_nothing_out() throws IOException {
        Conversation conversation = begun(Kind.RESPONSES, Kind.RESPONSES);

        Answer refused = ask(strict, conversation, "responses-second", Kind.RESPONSES, false);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/code").asText()).isEqualTo("invalid_encrypted_content");
    }

    @Test
    void a_strict_gateway_finds_who_made_the_proofs() throws IOException {
        Conversation conversation = begun(Kind.RESPONSES, Kind.RESPONSES);

        Answer end = ask(strict, conversation, "either", Kind.RESPONSES, false);

        assertThat(end.status()).as(end.text()).isEqualTo(200);
    }

    @Test
    void meters_tell_what_the_first_calls_were() throws IOException {
        goesOn(Kind.RESPONSES, Kind.RESPONSES, false, "input[1]");

        assertThat(gateway.operatorPage("/metrics").body())
                .contains(
                        "fairlead_attempts_total{deployment=\"responses-second/gpt-5-mini\",outcome=\"unreadable_proof\"}")
                .contains("fairlead_candidate_state{deployment=\"responses-second/gpt-5-mini\",key=\"ream\"} 0.0");
    }

    private static Conversation begun(Kind client, Kind upstream) throws IOException {
        Conversation conversation = Conversation.of(client);
        Answer call = ask(gateway, conversation, upstream.id() + "-first", client, false);
        assertThat(call.status()).as(call.text()).isEqualTo(200);
        conversation.replay(call.json());
        return conversation;
    }

    private static Answer ask(Gateway asked, Conversation conversation, String route, Kind client, boolean stream)
            throws IOException {
        String path = conversation.path(route);
        ObjectNode body = (ObjectNode) Json.tree(conversation.body(route));
        if (client == Kind.GEMINI) {
            return post(asked, stream ? path.replace(":generate", ":streamGenerate") + "?alt=sse" : path, body);
        }
        return post(asked, path, stream ? body.put("stream", true) : body);
    }

    private static Answer responses(String input) throws IOException {
        return responses("responses-second", input);
    }

    private static Answer responses(String route, String input) throws IOException {
        return post(gateway, "/v1/responses", Json.tree("{\"model\":\"" + route + "\",\"input\":[" + input + "]}"));
    }

    private static Answer post(Gateway asked, String path, JsonNode body) throws IOException {
        try (Connection connection = Connection.to(asked.port())) {
            return connection.post(
                    path,
                    body.toString(),
                    "anthropic-version: 2023-06-01",
                    "X-Request-Id: " + id(REQUESTS.incrementAndGet()),
                    "Connection: close");
        }
    }

    private static String id(int number) {
        return "moved-" + number + "-";
    }

    /** What the log says of the attempts of the last request. */
    private static void attempts(String... failures) {
        String id = id(REQUESTS.get());
        Await.until("the line of " + id, () -> gateway.accessLog().text().contains(id));
        String line = gateway.accessLog()
                .text()
                .lines()
                .filter(one -> one.contains(id))
                .findFirst()
                .orElseThrow();
        assertThat(Json.tree(line).path("attempts"))
                .extracting(attempt -> attempt.path("failure").asText())
                .containsExactly(failures);
    }
}
