package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.core.config.Address;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.DeploymentConfig;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.ListenerConfig;
import io.fairlead.core.config.LogConfig;
import io.fairlead.core.config.MemoryBudget;
import io.fairlead.core.config.ModelConfig;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.config.RouteConfig;
import io.fairlead.core.config.Secret;
import io.fairlead.core.config.Selection;
import io.fairlead.core.config.ServerConfig;
import io.fairlead.core.config.Shutdown;
import io.fairlead.core.config.Translation;
import io.fairlead.core.config.policy.DisablePolicy;
import io.fairlead.core.config.policy.PausePolicy;
import io.fairlead.core.config.policy.Policies;
import io.fairlead.core.config.policy.RetryPolicy;
import io.fairlead.core.config.policy.RoundPolicy;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.config.policy.Timeouts;
import io.fairlead.core.config.policy.WaitPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void fillsInDefaults() {
        Configuration configuration = LoadingCase.good(folder, "providers: {}");
        ServerConfig server = configuration.server();
        assertThat(server.listeners())
                .containsExactly(new ListenerConfig(new Address("127.0.0.1", 5677), Selection.ALL, Selection.ALL));
        assertThat(server.admin()).hasToString("127.0.0.1:5678");
        assertThat(server.callerKeys()).isEmpty();
        assertThat(server.body().max()).isEqualTo(64L << 20);
        assertThat(server.body().heap()).isEqualTo(256L << 10);
        assertThat(server.body().memory().within(1000)).isEqualTo(250);
        assertThat(server.body().spool()).isEqualTo(4L << 30);
        assertThat(server.responseHeaders()).isTrue();
        assertThat(server.shutdown()).isEqualTo(new Shutdown(Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(configuration.defaults().policies()).isEqualTo(builtIn());
        assertThat(configuration.defaults().round())
                .isEqualTo(new RoundPolicy(
                        Duration.ZERO,
                        Integer.MAX_VALUE,
                        ContentPolicy.STOP,
                        waiting(Duration.ofSeconds(30)),
                        List.of()));
        assertThat(configuration.defaults().strategy().name()).isEqualTo("failover");
        assertThat(configuration.defaults().translation()).isEqualTo(Translation.REPORT);
        assertThat(configuration.operations().log()).isEqualTo(new LogConfig(true, LogConfig.Format.AUTO));
        assertThat(configuration.operations().plugins()).isEqualTo(PluginsConfig.DEFAULT);
    }

    private static WaitPolicy waiting(Duration most) {
        return new WaitPolicy(most, Duration.ofSeconds(10), Duration.ofMinutes(10));
    }

    private static Policies builtIn() {
        Duration minute = Duration.ofMinutes(1);
        Duration longest = Duration.ofMinutes(10);
        return new Policies(
                new Timeouts(Duration.ofSeconds(5), minute, minute, minute, longest),
                new RetryPolicy(1, Duration.ofMillis(200), Duration.ZERO, 0.2, 10),
                new DisablePolicy(3, longest),
                new PausePolicy(minute, minute, Duration.ofSeconds(10), longest));
    }

    @Test
    void takesPoliciesFromTheNearestLevelThatSaysThem() {
        Configuration configuration = LoadingCase.good(folder, """
                defaults:
                  timeouts: { connect: 1s, first-byte: 1s, first-content: 1s, idle: 1s }
                providers:
                  a: { type: openai, timeouts: { first-byte: 2s, first-content: 2s, idle: 2s }, retry: { same: 2 } }
                routes:
                  r:
                    timeouts: { first-content: 3s, idle: 3s }
                    disable: { after: 9 }
                    deployments:
                      - { deployment: a/x, timeouts: { idle: 4s }, pause: { max: 1h } }
                      - a/y
                """);
        Policies near = deployment(configuration, 0).policies();
        assertThat(near.timeouts())
                .isEqualTo(new Timeouts(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofMinutes(10)));
        assertThat(near.retry().same()).isEqualTo(2);
        assertThat(near.disable().after()).isEqualTo(9);
        assertThat(near.pause().max()).isEqualTo(Duration.ofHours(1));
        assertThat(deployment(configuration, 1).policies().timeouts().idle()).isEqualTo(Duration.ofSeconds(3));
        ProviderConfig provider = configuration.providers().get("a");
        assertThat(provider).isNotNull();
        assertThat(provider.policies().timeouts().idle()).isEqualTo(Duration.ofSeconds(2));
        assertThat(provider.policies().timeouts().connect()).isEqualTo(Duration.ofSeconds(1));
        assertThat(provider.policies().disable().after()).isEqualTo(3);
    }

    private static DeploymentConfig deployment(Configuration configuration, int position) {
        RouteConfig route = configuration.routes().get("r");
        assertThat(route).isNotNull();
        return route.deployments().get(position);
    }

    @Test
    void takesRoundsFromTheRouteOrTheDefaults() {
        Configuration configuration = LoadingCase.good(folder, """
                defaults: { max-wait: 5s, max-attempts: 2, strategy: fastest-first }
                providers: { a: { type: openai } }
                routes:
                  r: { max-attempts: 3, skip-failed-for: 1m, content-policy: next, deployments: [a/x] }
                  s: { strategy: failover, deployments: a/x }
                """);
        RouteConfig route = configuration.routes().get("r");
        assertThat(route).isNotNull();
        assertThat(route.round())
                .isEqualTo(new RoundPolicy(
                        Duration.ofMinutes(1), 3, ContentPolicy.NEXT, waiting(Duration.ofSeconds(5)), List.of()));
        assertThat(configuration.routes().values())
                .extracting(one -> one.strategy().name())
                .containsExactly("fastest-first", "failover");
    }

    @Test
    void takesPositionAsPriorityUnlessTiersAreGiven() {
        Configuration configuration = LoadingCase.good(folder, """
                providers: { a: { type: openai } }
                routes:
                  r:
                    deployments:
                      - a/x
                      - { deployment: a/models/with/slashes, weight: 5 }
                      - { deployment: a/y, priority: 0 }
                """);
        RouteConfig route = configuration.routes().get("r");
        assertThat(route).isNotNull();
        assertThat(route.deployments())
                .extracting(
                        DeploymentConfig::id,
                        one -> one.placement().priority(),
                        one -> one.placement().weight())
                .containsExactly(tuple("a/x", 0, 1), tuple("a/models/with/slashes", 1, 5), tuple("a/y", 0, 1));
    }

    @Test
    void knowsOfAModelWhatRouteAndProviderSay() {
        Configuration configuration = LoadingCase.good(folder, """
                providers:
                  a:
                    type: openai
                    models:
                      - { model: x, context: 1000, max-output: 100, price: { input: 0.1, output: 2 }, capabilities: [tools, vision] }
                routes:
                  r: { deployments: [{ deployment: a/x, context: 2000, tpm: 5, price: 3 }, a/y] }
                """);
        ModelConfig model = deployment(configuration, 0).model();
        assertThat(model.name()).isEqualTo("x");
        assertThat(model.contextWindow()).isEqualTo(2000);
        assertThat(model.maxOutput()).isEqualTo(100);
        assertThat(model.price()).isNotNull().satisfies(price -> {
            assertThat(price.inputNanos()).isEqualTo(3_000_000_000L);
            assertThat(price.outputNanos()).isEqualTo(3_000_000_000L);
        });
        assertThat(model.capabilities()).isEqualTo(Set.of(Capability.TOOLS, Capability.VISION));
        assertThat(deployment(configuration, 0).limits().tpm()).isEqualTo(5);
        assertThat(deployment(configuration, 0).limits().rpm()).isNull();
        assertThat(deployment(configuration, 1).model()).isEqualTo(ModelConfig.named("y"));
    }

    @Test
    void keepsSettingsOfExtensionsAsTheirParserTakesThem() {
        Configuration configuration = LoadingCase.good(folder, """
                providers: {}
                defaults: { strategy: { name: fastest-first, window: 90s } }
                filters: [{ name: mask, words: [one, 2, true, 1.10] }]
                """);
        ExtensionConfig strategy = configuration.defaults().strategy();
        SettingValues values = SettingValues.parse(
                new TestExtensions()
                        .settings(KnownExtensions.STRATEGY, strategy.name())
                        .orElseThrow(),
                strategy.values());
        assertThat(values.get(TestExtensions.WINDOW)).isEqualTo(Duration.ofSeconds(90));
        assertThat(configuration.filters().getFirst().values())
                .containsEntry("words", List.of("one", 2L, true, "1.10"));
    }

    @Test
    void writesTheCompactFormOutInFull() {
        Configuration configuration = LoadingCase.good(
                folder,
                "{5677: {\"https://api.groq.com/openai/v1\": [one, two]}, 5679: {\"http://localhost:1\": null}}");
        assertThat(configuration.server().listeners())
                .containsExactly(
                        new ListenerConfig(
                                new Address("127.0.0.1", 5677),
                                Selection.of(List.of()),
                                Selection.of(List.of("api.groq.com"))),
                        new ListenerConfig(
                                new Address("127.0.0.1", 5679),
                                Selection.of(List.of()),
                                Selection.of(List.of("localhost-1"))));
        ProviderConfig groq = configuration.providers().get("api.groq.com");
        assertThat(groq).isNotNull();
        assertThat(groq.type())
                .extracting(ExtensionConfig::name, type -> type.values().get("base-url"))
                .containsExactly("openai", "https://api.groq.com/openai/v1");
        assertThat(groq.keys()).containsExactly(new Secret("one"), new Secret("two"));
        assertThat(groq.discover()).isTrue();
        assertThat(configuration.defaults().round().waiting().max()).isEqualTo(Duration.ofMinutes(10));
        assertThat(configuration.routes()).isEmpty();
    }

    @Test
    void offersOnAListenerWhatItNames() {
        Configuration configuration = LoadingCase.good(folder, """
                server: { host: 0.0.0.0 }
                listeners: [{ port: 1, routes: [r] }, { port: 2, host: "::1" }, { port: 3, providers: a }]
                providers: { a: { type: openai } }
                routes: { r: { deployments: [a/x] } }
                """);
        List<ListenerConfig> listeners = configuration.server().listeners();
        assertThat(listeners)
                .extracting(one -> one.address().toString())
                .containsExactly("0.0.0.0:1", "[::1]:2", "0.0.0.0:3");
        assertThat(listeners).extracting(one -> one.routes().includes("r")).containsExactly(true, true, false);
        assertThat(listeners).extracting(one -> one.providers().includes("a")).containsExactly(false, true, true);
    }

    @Test
    void showsNoKeyWhereverItPrintsWhatItHolds() {
        Configuration configuration = LoadingCase.good(folder, """
                auth: { keys: [caller-key-not-shown-1111] }
                providers: { a: { type: openai, key: upstream-key-not-shown-2222, organization: also-not-shown } }
                """);
        assertThat(configuration.toString()).doesNotContain("not-shown").contains("****1111", "****2222");
        assertThat(new Secret("short").toString()).isEqualTo("****");
    }

    @Test
    void isEqualToItselfSomeLinesFurtherDown() {
        String text = "filters: [{ name: cache, ttl: 5m }]\nmetrics: [prometheus]\n";
        Configuration before = LoadingCase.good(folder, text);
        Configuration after = LoadingCase.good(folder, "# a comment\n" + text);
        assertThat(after).isEqualTo(before).hasSameHashCodeAs(before);
        assertThat(LoadingCase.good(folder, text.replace("5m", "6m"))).isNotEqualTo(before);
    }

    @Test
    void takesMemoryAsSizeOrShare() {
        assertThat(LoadingCase.good(folder, "server: { body-memory: 10% }")
                        .server()
                        .body()
                        .memory())
                .isEqualTo(MemoryBudget.ofHeap(0.1))
                .hasToString("10.0%");
        assertThat(LoadingCase.good(folder, "server: { body-memory: 1KB }")
                        .server()
                        .body()
                        .memory()
                        .within(5))
                .isEqualTo(1024);
    }
}
