package io.fairlead.core.plugin.context;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.core.access.Access;
import io.fairlead.core.plugin.ExtensionKind;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.Patience;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.PluginVersion;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A host with a clock that stands still, and strategies that are written in the test. */
final class TestHost implements AutoCloseable {
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final PluginCalls calls = new PluginCalls(registry, () -> 0);
    final ManualAlarm alarm = new ManualAlarm();
    final HostServices services;

    final ControlHttp http = (method, url, headers, body, timeout) -> {
        throw new AssertionError("no test here calls anybody");
    };

    /** How calls of the instances are made, in the order in which these were. */
    final List<@Nullable Access> ways = new ArrayList<>();

    final Instances instances;

    TestHost(Path data) {
        services = new HostServices(
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                new Random(1),
                registry,
                access -> {
                    ways.add(access);
                    return http;
                },
                data);
        instances = patientFor(Patience.LIMIT);
    }

    /** Instances of this host that are waited for as long as this. */
    Instances patientFor(Duration patience) {
        return new Instances(services, calls, alarm, patience);
    }

    /** An instance {@code a} of {@code strategy.cost} of plugin {@code acme}. */
    Instance<Strategy> create(Function<PluginContext, Strategy> create) {
        return instances.create(factory(Settings.NONE, create), "a", Map.of(), null);
    }

    static OwnedFactory<Strategy> factory(Settings settings, Function<PluginContext, Strategy> create) {
        StrategyFactory factory = new StrategyFactory() {
            @Override
            public String name() {
                return "cost";
            }

            @Override
            public Strategy create(PluginContext context) {
                return create.apply(context);
            }
        };
        return new OwnedFactory<>(
                new PluginVersion("acme", () -> {}), ExtensionKind.STRATEGY, "cost", settings, factory);
    }

    /** Names of the registered meters of plugins. */
    List<String> meters() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .filter(name -> !name.equals("fairlead.plugin.failures"))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        instances.close();
    }
}
