package io.fairlead.testkit;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.context.Scheduled;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.api.settings.Settings;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A context whose time stands still, whose randomness is seeded and whose tasks run when the test says so. Has no HTTP
 * and no data folder.
 */
public final class FixedContext implements PluginContext {
    private final SettingValues settings;
    private final TestClock clock = TestClock.at("2026-11-21T12:00:00Z");
    private final RandomGenerator random = new Random(1);
    private final RecordedMeters meters = new RecordedMeters();
    private final List<Runnable> tasks = new ArrayList<>();

    private FixedContext(SettingValues settings) {
        this.settings = settings;
    }

    /** A context without settings. */
    public static FixedContext plain() {
        return new FixedContext(SettingValues.NONE);
    }

    /**
     * A context with settings as the configuration would give them.
     *
     * @throws IllegalArgumentException if they do not fit their declaration
     */
    public static FixedContext with(Settings declared, Map<String, ?> raw) {
        return new FixedContext(SettingValues.parse(declared, raw));
    }

    /** Runs every scheduled task once. */
    public void runTasks() {
        List.copyOf(tasks).forEach(Runnable::run);
    }

    /** Always {@code test}. */
    @Override
    public String instance() {
        return "test";
    }

    @Override
    public SettingValues settings() {
        return settings;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /** The same clock, to be moved. */
    public TestClock testClock() {
        return clock;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public RecordedMeters meters() {
        return meters;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("test");
    }

    @Override
    public JsonProvider json() {
        return JsonProvider.provider();
    }

    @Override
    public ControlHttp http() {
        return (method, url, headers, body, timeout) -> {
            throw new IOException("found a call to " + url.getHost() + ", expected none in this test");
        };
    }

    @Override
    public Scheduled schedule(Duration every, Runnable task) {
        tasks.add(task);
        return () -> tasks.remove(task);
    }

    @Override
    public Path dataFolder() {
        throw new UnsupportedOperationException("found a use of the data folder, expected none in this test");
    }
}
