package io.fairlead.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Command.Result;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Certificate;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstreams with a certificate that only we know, and who ask for ours. */
final class SecureUpstreamIT {
    @TempDir
    private Path folder;

    private final ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private Certificate theirs;
    private Certificate ours;

    @BeforeEach
    void make() {
        theirs = Certificate.named(folder, "theirs");
        ours = Certificate.named(folder, "ours");
        theirs.write(file("ca.pem"), file("their-key.pem"), 0);
        ours.write(file("ours.pem"), file("key.pem"), 0);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void are_believed_and_believe_by_the_files_of_their_provider() throws Exception {
        try (Front secure = Front.secure(URI.create(upstream.url()).getPort(), theirs, ours);
                Gateway gateway = Gateway.start(folder, configuration(secure.port()));
                Connection client = Connection.to(gateway.port())) {
            assertThat(chat(client, "good").text()).contains("Hello");
            assertThat(client.post(Ask.CHAT, Ask.streamedChat("good")).text()).contains("Hello", "[DONE]");
            int served = upstream.count();
            for (String other : new String[] {"nobody", "plain", "stranger"}) {
                Answer refused = chat(client, other);
                assertThat(refused.status()).as(refused.text()).isBetween(500, 599);
            }
            assertThat(upstream.count())
                    .as("nobody gets a connection that was made for another")
                    .isEqualTo(served);
        }
    }

    @Test
    void are_not_believed_any_more_once_the_file_says_so() throws Exception {
        upstream.script((call, wire) -> {
            OpenAiAnswers.saying("Hello").answer(call, wire);
            wire.cut();
        });
        try (Front secure = Front.secure(URI.create(upstream.url()).getPort(), theirs, ours);
                Gateway gateway = Gateway.start(folder, configuration(secure.port()));
                Connection client = Connection.to(gateway.port())) {
            assertThat(chat(client, "good").status()).isEqualTo(200);
            ours.write(file("ca.pem"), file("unused.pem"), 5);
            Await.until("the new authority", () -> status(client) != 200);
        }
    }

    @Test
    void need_files_that_are_good() throws Exception {
        Files.writeString(file("fairlead.yaml"), """
                providers:
                  one: { type: openai, base-url: "https://localhost/v1", tls: { ca: none.pem } }
                  two: { type: openai, base-url: "https://localhost/v1", tls: { certificate: ours.pem, key: their-key.pem } }
                """);
        Result check = Command.in(folder, "check", "fairlead.yaml").run();
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.err())
                .contains("fairlead.yaml:2:69: providers.one.tls.ca: found no such file in none.pem,"
                        + " expected one or more certificates in PEM")
                .contains("providers.two.tls.key: found a key of another certificate in their-key.pem,"
                        + " expected the key of the first one in ours.pem");
    }

    private int status(Connection client) {
        try {
            return chat(client, "good").status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer chat(Connection client, String model) throws IOException {
        return client.post(Ask.CHAT, Ask.chat(model));
    }

    private String configuration(int port) {
        String provider = "{ type: openai, base-url: \"https://localhost:" + port + "/v1\", keys: [\""
                + Planted.key("any") + "\"], discover: false, tls: { %s } }";
        String ca = "ca: \"" + file("ca.pem") + "\"";
        String identity = "certificate: \"" + file("ours.pem") + "\", key: \"" + file("key.pem") + "\"";
        String stranger = "certificate: \"" + file("ca.pem") + "\", key: \"" + file("their-key.pem") + "\"";
        return """
                defaults: { max-wait: 0s, retry: { same: 0 }, disable: { after: 1000 }, pause: { network: 0s } }
                providers:
                  good: %s
                  nobody: %s
                  plain: %s
                  stranger: %s
                routes:
                  good: { deployments: [good/m] }
                  nobody: { deployments: [nobody/m] }
                  plain: { deployments: [plain/m] }
                  stranger: { deployments: [stranger/m] }
                """.formatted(
                        provider.formatted(ca + ", " + identity),
                        provider.formatted(ca),
                        provider.formatted(identity),
                        provider.formatted(ca + ", " + stranger));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }
}
