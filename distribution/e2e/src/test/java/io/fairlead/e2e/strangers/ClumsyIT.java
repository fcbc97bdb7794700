package io.fairlead.e2e.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
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
        PluginJar.make("clumsy", "example.clumsy.ClumsyPlugin", work.resolve("classes"), plugins);
        gateway = Gateway.start(work, """
                plugins: { folder: "%s" }
                defaults: { max-wait: 0s }
                providers:
                  address: { type: clumsy, at: address, retry: { same: 0 } }
                  answer: { type: clumsy, at: answer, retry: { same: 0 } }
                  classify: { type: clumsy, at: classify, retry: { same: 0 } }
                  good: { type: simulator, models: [small] }
                routes:
                  address: { deployments: [address/m, good/small] }
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

    private Answer ask(String route) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(Ask.CHAT, Ask.chat(route));
        }
    }

    @Test
    void a_call_that_cannot_be_prepared_is_a_failed_attempt() throws IOException {
        assertThat(ask("address").header("X-Fairlead-Deployment")).isEqualTo("good/small");
    }

    @Test
    void an_answer_that_does_not_begin_is_a_failed_attempt() throws IOException {
        assertThat(ask("answer").header("X-Fairlead-Deployment")).isEqualTo("good/small");
    }

    @Test
    void a_failure_that_cannot_be_judged_is_a_failed_attempt() throws IOException {
        assertThat(ask("classify").header("X-Fairlead-Deployment")).isEqualTo("good/small");
    }

    @Test
    void a_walk_that_fails_goes_on_in_the_declared_order() throws IOException {
        assertThat(ask("strategy").header("X-Fairlead-Deployment")).isEqualTo("good/small");
    }

    @Test
    void a_filter_that_fails_is_passed_over_unless_nothing_may_pass_without_it() throws IOException {
        assertThat(ask("filter").status()).isEqualTo(200);
        assertThat(ask("guard").status()).isEqualTo(503);
    }
}
