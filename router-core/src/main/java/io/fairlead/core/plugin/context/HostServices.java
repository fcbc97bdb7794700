package io.fairlead.core.plugin.context;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What the host shares with all plugins.
 *
 * @param clock the only source of time
 * @param random safe for use by many threads
 * @param meters where the meters of plugins are registered
 * @param calls beside the request path
 * @param dataFolder the host's data folder; plugins get {@code plugins/<extension id>} in it
 */
public record HostServices(
        Clock clock, RandomGenerator random, MeterRegistry meters, ControlCalls calls, Path dataFolder) {}
