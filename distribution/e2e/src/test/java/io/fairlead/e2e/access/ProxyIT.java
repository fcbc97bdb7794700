package io.fairlead.e2e.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Certificate;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Upstreams behind proxies. That no credential is told anywhere, {@link Gateway} looks after. */
final class ProxyIT {
    private static final String PASSWORD = Planted.key("proxy");
    private static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(UTF_8));

    @TempDir
    private Path folder;

    private final ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    @SuppressWarnings("InlineFormatString") // what is started comes first
    void carry_tls_to_upstreams() throws Exception {
        Certificate identity = Certificate.named(folder, "upstream");
        Path certificate = folder.resolve("certificate.pem");
        Path key = folder.resolve("key.pem");
        identity.write(certificate, key, 0);
        String configuration = """
                providers:
                  far:
                    type: openai
                    base-url: "https://localhost:%d/v1"
                    keys: ["%s"]
                    discover: false
                    proxy: "http://me:%s@127.0.0.1:%d"
                    tls: { ca: "%5$s", certificate: "%5$s", key: "%6$s" }
                routes: { smart: { deployments: [far/m] } }
                """;
        try (Front secure = Front.secure(port(upstream), identity, identity);
                Front proxy = Front.proxy(secure.port());
                Gateway gateway = Gateway.start(
                        folder,
                        configuration.formatted(
                                secure.port(), Planted.key("far"), PASSWORD, proxy.port(), certificate, key));
                Connection client = Connection.to(gateway.port())) {
            assertThat(client.post(Ask.CHAT, Ask.chat("smart")).text()).contains("Hello");
            assertThat(client.post(Ask.CHAT, Ask.streamedChat("smart")).text()).contains("Hello", "[DONE]");
            assertThat(proxy.asked())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked)
                            .startsWith("CONNECT localhost:" + secure.port() + " HTTP/1.1\r\n")
                            .contains("\r\nProxy-Authorization: " + AUTHORIZATION + "\r\n"));
            assertThat(upstream.last().header("proxy-authorization")).isNull();
        }
    }

    @Test
    void are_taken_from_the_environment() throws Exception {
        String configuration = """
                providers:
                  far: { type: openai, base-url: "http://upstream.test/v1", keys: ["%1$s"], discover: false }
                  here: { type: openai, base-url: "%2$s", keys: ["%1$s"], discover: false }
                routes: { smart: { deployments: [far/m] }, near: { deployments: [here/m] } }
                """.formatted(Planted.key("far"), upstream.openAiUrl());
        Command command = Command.in(folder, "--set", "server.port=0", "--set", "server.admin.port=0")
                .variable("http_proxy", "http://me:" + PASSWORD + "@127.0.0.1:" + port(upstream))
                .variable("no_proxy", "");
        upstream.script((call, wire) -> {
            String path = call.path().replace("http://upstream.test", "");
            OpenAiAnswers.saying("Hello").answer(new Call(call.method(), path, call.headers(), call.body()), wire);
        });
        try (Gateway gateway = Gateway.start(folder, configuration, command);
                Connection client = Connection.to(gateway.port())) {
            assertThat(client.post(Ask.CHAT, Ask.chat("smart")).text()).contains("Hello");
            assertThat(upstream.last().path()).isEqualTo("http://upstream.test/v1/chat/completions");
            assertThat(upstream.last().header("host")).isEqualTo("upstream.test");
            assertThat(upstream.last().header("proxy-authorization")).isEqualTo(AUTHORIZATION);
            assertThat(client.post(Ask.CHAT, Ask.chat("near")).text()).contains("Hello");
            assertThat(upstream.last().path()).as("this machine, directly").isEqualTo("/v1/chat/completions");
            assertThat(upstream.last().header("proxy-authorization")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    @SuppressWarnings("InlineFormatString") // what is started comes first
    void that_refuse_are_told_and_passed_over(int status) throws Exception {
        String configuration = """
                defaults: { max-wait: 0s, retry: { same: 0 } }
                providers:
                  far:
                    { type: openai, base-url: "https://upstream.test/v1", keys: ["%1$s"], discover: false, proxy: "%2$s" }
                  lost:
                    { type: openai, base-url: "https://upstream.test/v1", keys: ["%1$s"], discover: false, proxy: "%2$s" }
                  spare: { type: openai, base-url: "%3$s", keys: ["%1$s"], discover: false, proxy: none }
                routes: { alone: { deployments: [lost/m] }, both: { deployments: [far/m, spare/m] } }
                """;
        try (Front proxy = Front.refusing(0, "HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n");
                Gateway gateway = Gateway.start(
                        folder,
                        configuration.formatted(
                                Planted.key("far"),
                                "http://me:" + PASSWORD + "@127.0.0.1:" + proxy.port(),
                                upstream.openAiUrl()));
                Connection client = Connection.to(gateway.port())) {
            assertThat(client.post(Ask.CHAT, Ask.chat("both")).text()).contains("Hello");
            Answer alone = client.post(Ask.CHAT, Ask.chat("alone"));
            assertThat(alone.status()).as(alone.text()).isBetween(500, 599);
            assertThat(alone.text())
                    .contains("found status " + status + " from the proxy")
                    .contains("127.0.0.1:" + proxy.port());
            Planted.isNotIn("an answer", alone.text());
        }
    }

    private static int port(ScriptedUpstream upstream) {
        return URI.create(upstream.url()).getPort();
    }
}
