package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Api;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Clients that send or take nothing, or little by little: they are let go, and nobody else is held up. */
@TestInstance(Lifecycle.PER_CLASS)
final class SlowClientsIT {
    /** Far more than a slow machine needs, and far less than it takes where nothing is cut. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                server: { head-timeout: 500ms, body-timeout: 2s, idle-timeout: 5s, write-timeout: 1s }
                providers: { up: { type: openai, base-url: "%s", keys: ["%s"], discover: false } }
                routes: { smart: { deployments: [up/m] } }
                """.formatted(upstream.openAiUrl(), Planted.key("open")));
    }

    @BeforeEach
    void begin() {
        upstream.script(OpenAiAnswers.saying("Hello"));
    }

    @AfterAll
    void stop() {
        gateway.close();
        upstream.close();
    }

    @Test
    void a_head_that_trickles_is_cut() throws Exception {
        try (Connection connection = Connection.to(gateway.port())) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1000; i++) {
                            connection.send(i == 0 ? "POST /v1/chat/completions HTTP/1.1\r\n" : "X-" + i + ": y\r\n");
                            Await.pause(Duration.ofMillis(50));
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
        served();
    }

    /** A request of which a part of the body never comes. */
    private record Half(Api api, String framing, String body) {
        static List<Half> all() {
            String spooled = "x".repeat(400_000);
            return Arrays.stream(Api.values())
                    .flatMap(api -> Stream.of(
                            new Half(api, "Content-Length: 1000000", "{\"model\":\""),
                            new Half(api, "Content-Length: 1000000", "{\"user\":\"" + spooled),
                            new Half(api, "Content-Length: 1000000\r\nExpect: 100-continue", ""),
                            new Half(api, "Transfer-Encoding: chunked", "5\r\n{\"mod\r\n")))
                    .toList();
        }
    }

    /** All at once: each takes two seconds. */
    @Test
    void bodies_that_stall_are_refused_and_their_connections_end() throws Exception {
        long before = tooSlow();
        Map<Half, Future<?>> refused = new LinkedHashMap<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Half.all()
                    .forEach(half -> refused.put(half, clients.submit(() -> {
                        isRefused(half);
                        return half;
                    })));
        }
        refused.forEach((half, one) ->
                assertThat(one).as("%s with %s", half.api(), half.framing()).succeedsWithin(SOON));
        assertThat(gateway.spooled()).isEmpty();
        Await.until("their lines", () -> tooSlow() == before + refused.size());
        served();
    }

    private void isRefused(Half half) throws IOException {
        Api api = half.api();
        try (Connection connection = Connection.to(gateway.port())) {
            long start = System.nanoTime();
            connection.send("POST " + api.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + String.join("\r\n", api.fields(half.framing())) + "\r\n\r\n" + half.body());
            if (half.framing().contains("Expect")) {
                assertThat(connection.head().status()).isEqualTo(100);
            }
            Answer answer = connection.answer();
            api.refuses(answer, 408, "nothing more of the body for 2000 ms", "server.body-timeout");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), SOON);
            assertThatThrownBy(connection::answer).isInstanceOf(IOException.class);
        }
    }

    private long tooSlow() {
        return gateway.accessLog()
                .text()
                .lines()
                .filter(line -> line.contains("\"status\":408"))
                .count();
    }

    @Test
    void a_body_that_comes_slowly_is_waited_for() throws Exception {
        String request = request(Ask.chat("smart"));
        int step = request.length() / 10;
        try (Connection connection = Connection.to(gateway.port())) {
            connection.send(request.substring(0, request.indexOf('{') + 1));
            for (int at = request.indexOf('{') + 1; at < request.length(); at += step) {
                Await.pause(Duration.ofMillis(400));
                connection.send(request.substring(at, Math.min(at + step, request.length())));
            }
            assertThat(connection.answer().text()).contains("Hello");
        }
    }

    @Test
    void a_client_that_takes_its_time_between_two_requests_is_not() throws Exception {
        try (Connection connection = Connection.to(gateway.port())) {
            for (int i = 0; i < 2; i++) {
                assertThat(connection.post(Ask.CHAT, Ask.chat("smart")).status())
                        .isEqualTo(200);
                Await.pause(Duration.ofMillis(900));
            }
        }
    }

    @Test
    void a_thousand_that_say_nothing_hinder_nobody_and_are_let_go() throws Exception {
        List<Connection> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                silent.add(Connection.to(gateway.port()));
            }
            served();
            for (Connection one : silent) {
                assertThatThrownBy(one::answer).isInstanceOf(IOException.class);
            }
            served();
        } finally {
            for (Connection one : silent) {
                one.close();
            }
        }
    }

    @Test
    void a_hundred_that_take_nothing_of_their_streams_are_let_go_and_delay_no_other() throws Exception {
        CountDownLatch left = new CountDownLatch(100);
        String frame = OpenAiAnswers.delta("m", "{\"content\":\"" + "x".repeat(60_000) + "\"}", "null");
        upstream.script((call, wire) -> {
            if (!call.text().contains("\"user\":\"stuck\"")) {
                OpenAiAnswers.saying("Hello").answer(call, wire);
                return;
            }
            try {
                wire.events();
                for (int i = 0; i < 1000; i++) {
                    wire.data(frame);
                }
            } finally {
                left.countDown();
            }
        });
        List<Connection> stuck = new ArrayList<>();
        try {
            String body = Ask.streamedChat("smart").replaceFirst("\\{", "{\"user\":\"stuck\",");
            for (int i = 0; i < 100; i++) {
                stuck.add(Connection.to(gateway.port()).send(request(body)));
            }
            while (left.getCount() > 0) {
                long start = System.nanoTime();
                served();
                // If one that is stuck held up others, they would wait for a hundred of them.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
                assertThat(left.await(10, TimeUnit.MILLISECONDS) || left.getCount() > 0)
                        .isTrue();
            }
        } finally {
            for (Connection one : stuck) {
                one.close();
            }
        }
        served();
    }

    @Test
    void requests_sent_without_waiting_are_answered_in_order() throws Exception {
        try (Connection connection = Connection.to(gateway.port())) {
            connection.send(request(Ask.chat("smart"))
                    + request(Ask.streamedChat("smart"))
                    + request("{}")
                    + request(Ask.chat("smart")));
            assertThat(connection.answer().text()).contains("Hello");
            assertThat(connection.answer().text()).contains("[DONE]");
            assertThat(connection.answer().status()).isEqualTo(400);
            assertThat(connection.answer().text()).contains("Hello");
        }
    }

    @Test
    void a_client_that_ends_its_side_has_left() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        upstream.script((call, wire) -> {
            begun.countDown();
            wire.untilLeft();
            left.countDown();
        });
        try (Connection connection = Connection.to(gateway.port())) {
            connection.send(request(Ask.chat("smart")));
            assertThat(begun.await(Await.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            connection.endOutput();
            assertThat(left.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }

    private void served() throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            assertThat(connection.post(Ask.CHAT, Ask.chat("smart")).status()).isEqualTo(200);
        }
    }

    private static String request(String body) {
        return "POST " + Ask.CHAT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }
}
