package io.fairlead.e2e.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows from a plugin's exceptions. That their messages are in no log is seen when the gateway is closed. */
@TestInstance(Lifecycle.PER_CLASS)
final class ClumsyIT {
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path work) throws IOException {
        Path plugins = Files.createDirectories(work.resolve("plugins"));
        for (Path jar : Archive.jars("plugins")) {
            Files.copy(jar, plugins.resolve(jar.getFileName()));
        }
        PluginJar.makeWithout("Gone.class", "clumsy", "example.clumsy.ClumsyPlugin", work.resolve("classes"), plugins);
        gateway = Gateway.start(work, """
                plugins: { folder: "%s" }
                defaults: { max-wait: 0s }
                providers:
                  address: { type: clumsy, at: address, retry: { same: 0 } }
                  authorize: { type: clumsy, at: authorize, retry: { same: 0 } }
                  link: { type: clumsy, at: link, retry: { same: 0 } }
                  facts: { type: clumsy, at: facts, retry: { same: 0 } }
                  answer: { type: clumsy, at: answer, retry: { same: 0 } }
                  classify: { type: clumsy, at: classify, retry: { same: 0 } }
                  good: { type: simulator, models: [small] }
                routes:
                  address: { deployments: [address/m, good/small] }
                  authorize: { deployments: [authorize/m, good/small] }
                  link: { deployments: [link/m, good/small] }
                  facts: { deployments: [facts/m, good/small] }
                  ended: { strategy: clumsy-end, deployments: [good/small] }
                  answer: { deployments: [answer/m, good/small] }
                  classify: { deployments: [classify/m, good/small] }
                  strategy: { strategy: clumsy, deployments: [good/small] }
                  filter: { filters: [clumsy], deployments: [good/small] }
                  guard: { filters: [{ name: clumsy, mandatory: true }], deployments: [good/small] }
                """.formatted(plugins));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    /** Asks, and sees that the plugin is charged. */
    private Answer ask(String route) throws IOException {
        int before = failures();
        Answer answer;
        try (Connection connection = Connection.to(gateway.port())) {
            answer = connection.post(Ask.CHAT, Ask.chat(route));
        }
        Await.until("the charge", () -> failures() > before);
        return answer;
    }

    private int failures() throws IOException {
        try (Connection connection = Connection.to(gateway.adminPort())) {
            for (JsonNode plugin : connection.get("/admin/v1/plugins").json().path("plugins")) {
                if (plugin.path("id").asText().equals("clumsy")) {
                    return plugin.path("failures").asInt();
                }
            }
        }
        return 0;
    }

    /** A call that cannot be prepared, or has no key; an answer that cannot be read, or does not begin; a failure. */
    @ParameterizedTest
    @ValueSource(strings = {"address", "authorize", "facts", "answer", "classify"})
    void what_a_provider_fails_at_is_a_failed_attempt(String place) throws IOException {
        servedByAnother(place);
    }

    @Test
    void what_cannot_be_linked_at_the_first_call_is_a_failed_attempt_that_names_it() throws IOException {
        servedByAnother("link");
        told("error=java.lang.NoClassDefFoundError: example/clumsy/Gone at plugin-clumsy//");
    }

    @Test
    void a_walk_that_fails_goes_on_in_the_declared_order() throws IOException {
        servedByAnother("strategy");
    }

    @Test
    void a_strategy_that_fails_to_hear_harms_nobody_and_tells_what_began_it() throws IOException {
        servedByAnother("ended");
        told("in=ended error=java.lang.IllegalStateException, caused by java.lang.NullPointerException at "
                + "plugin-clumsy//example.clumsy.ClumsyPlugin$ForgetfulWalk.ended");
    }

    private void servedByAnother(String route) throws IOException {
        assertThat(ask(route).header("X-Fairlead-Deployment")).isEqualTo("good/small");
    }

    private void told(String line) {
        Await.until("its line", () -> gateway.log().text().contains(line));
    }

    @Test
    void a_filter_that_fails_is_passed_over_unless_nothing_may_pass_without_it() throws IOException {
        assertThat(ask("filter").status()).isEqualTo(200);
        assertThat(ask("guard").status()).isEqualTo(503);
    }
}
