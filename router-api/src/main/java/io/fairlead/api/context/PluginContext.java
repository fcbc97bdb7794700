package io.fairlead.api.context;

import io.fairlead.api.settings.SettingValues;
import jakarta.json.spi.JsonProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What the host gives to one instance of an extension, and the only way to the host. Valid until the instance is closed;
 * what was made through it (meters, schedules) ends with it. All methods may be called from any thread.
 */
public interface PluginContext {
    /**
     * The name under which the configuration uses this instance: a provider's name; the name of the route for strategies
     * and filters of one; for others a name of the host's choosing.
     */
    String instance();

    /** The values of the factory's declared settings. */
    SettingValues settings();

    /** The host's clock. Read time nowhere else: simulations run on a virtual one. */
    Clock clock();

    /** The host's randomness; seeded in simulations. Safe for use by many threads. */
    RandomGenerator random();

    /** Counters of this plugin, closed with it. */
    Meters meters();

    /** A log named {@code io.fairlead.plugin.} and the extension's id. Never log keys or text of prompts. */
    System.Logger logger();

    /** The host's JSON trees. Use this instead of {@code jakarta.json.Json}, which depends on the thread's loader. */
    JsonProvider json();

    /** Calls beside the request path, such as fetching a token. */
    ControlHttp http();

    /**
     * Runs a task again and again, first after one period, never two runs at once; on a virtual thread of the host, which
     * may block. A run that throws is counted as a failure of the plugin, and the next one comes all the same.
     */
    Scheduled schedule(Duration every, Runnable task);

    /**
     * A folder of this extension's own that survives restarts; created on first use. All instances of the extension
     * share it.
     */
    Path dataFolder();
}
