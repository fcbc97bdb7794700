package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Certificate;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that come over TLS, with HTTP/1.1 and HTTP/2. */
@TestInstance(Lifecycle.PER_CLASS)
final class SecureClientIT {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private Certificate first;
    private Path certificate;
    private Path key;
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        first = Certificate.named(folder, "first");
        certificate = folder.resolve("certificate.pem");
        key = folder.resolve("key.pem");
        first.write(certificate, key, 0);
        gateway = Gateway.start(folder, """
                server: { tls: { certificate: "%s", key: "%s" }, head-timeout: 3s, body-timeout: 1s }
                providers: { up: { type: openai, base-url: "%s", keys: ["%s"], discover: false } }
                routes: { smart: { deployments: [up/m] } }
                """.formatted(certificate, key, upstream.openAiUrl(), Planted.key("open")));
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

    @ParameterizedTest
    @EnumSource
    void get_whole_and_streamed_answers(Version version) throws Exception {
        try (HttpClient client = client(version, first)) {
            HttpResponse<String> whole = client.send(chat(Ask.chat("smart")), BodyHandlers.ofString());
            assertThat(whole.version()).isEqualTo(version);
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).contains("Hello");
            HttpResponse<String> streamed = client.send(chat(Ask.streamedChat("smart")), BodyHandlers.ofString());
            assertThat(streamed.body()).contains("Hello").endsWith("data: [DONE]\n\n");
            HttpResponse<String> refused = client.send(chat(Ask.chat("nobody")), BodyHandlers.ofString());
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("nobody", "smart");
            String large = Ask.chat("smart").replaceFirst("\\{", "{\"user\":\"" + "x".repeat(900_000) + "\",");
            assertThat(client.send(chat(large), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void end_the_upstream_call_when_they_leave(Version version) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        upstream.script((call, wire) -> {
            wire.events().data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"));
            begun.countDown();
            wire.untilLeft();
            left.countDown();
        });
        try (HttpClient client = client(version, first)) {
            HttpResponse<InputStream> answer =
                    client.send(chat(Ask.streamedChat("smart")), BodyHandlers.ofInputStream());
            assertThat(begun.await(Await.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            answer.body().close();
            assertThat(left.await(SOON.toSeconds(), TimeUnit.SECONDS))
                    .as("the upstream is left, too")
                    .isTrue();
        }
    }

    @Test
    void are_told_when_their_body_stalls() throws Exception {
        try (Socket socket = first.trusted().getSocketFactory().createSocket("localhost", gateway.port())) {
            socket.getOutputStream()
                    .write(("POST " + Ask.CHAT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 50\r\n\r\n{\"model\":")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 408 ")
                    .contains("server.body-timeout", "Connection: close");
        }
    }

    @Test
    void find_a_new_certificate_without_a_restart(@TempDir Path folder) throws Exception {
        Certificate second = Certificate.named(folder, "second");
        try (HttpClient kept = client(Version.HTTP_2, first)) {
            assertThat(kept.send(chat(Ask.chat("smart")), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            Files.writeString(key, "no key");
            Await.until("a word on the broken key", () -> {
                boolean _ = accepted(first);
                return gateway.log().text().contains("what the files for TLS said before stays: " + key);
            });
            assertThat(accepted(first)).isTrue();
            second.write(certificate, key, 5);
            Await.until("the new certificate", () -> accepted(second));
            assertThat(accepted(first)).isFalse();
            assertThat(kept.send(chat(Ask.chat("smart")), BodyHandlers.discarding())
                            .statusCode())
                    .as("a connection that is open stays")
                    .isEqualTo(200);
            first.write(certificate, key, 9);
            Await.until("the former certificate", () -> accepted(first));
        }
    }

    @Test
    void are_cut_off_if_they_do_not_shake_hands() throws Exception {
        for (String said : new String[] {"", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"}) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                socket.setSoTimeout((int) Await.LONG.toMillis());
                socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
                assertThat(ended(socket)).isTrue();
            }
        }
    }

    private static boolean ended(Socket socket) {
        try {
            byte[] read = socket.getInputStream().readAllBytes();
            return read.length < 100; // at most an alert
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void are_needed_for_nothing_if_the_files_are_wrong(@TempDir Path folder) {
        assertThatThrownBy(() -> Gateway.start(folder, """
                        server: { tls: { certificate: "%s", key: "%s" } }
                        providers: { up: { type: simulator } }
                        routes: { smart: { deployments: [up/m] } }
                        """.formatted(folder.resolve("none.pem"), key)))
                .hasMessageContaining("server.tls")
                .hasMessageContaining("none.pem");
    }

    private boolean accepted(Certificate known) {
        try (HttpClient client = client(Version.HTTP_1_1, known)) {
            return client.send(chat(Ask.chat("smart")), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (SSLHandshakeException other) {
            return false;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpClient client(Version version, Certificate known) {
        return HttpClient.newBuilder()
                .version(version)
                .sslContext(known.trusted())
                .build();
    }

    private HttpRequest chat(String body) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + gateway.port() + Ask.CHAT))
                .header("Content-Type", "application/json")
                .timeout(Await.LONG)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
