package io.fairlead.core.plugin.context;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.context.Meters;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.context.Scheduled;
import io.fairlead.api.settings.SettingValues;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The context of one instance; owns what the instance made through it. */
final class InstanceContext implements PluginContext, AutoCloseable {
    private final Use use;
    private final SettingValues settings;
    private final HostServices host;
    private final ControlHttp http;
    private final JsonProvider json;
    private final InstanceMeters meters;
    private final Schedules schedules;

    InstanceContext(
            Use use, SettingValues settings, HostServices host, JsonProvider json, Alarm alarm, SharedMeters meters) {
        this.use = use;
        this.settings = settings;
        this.host = host;
        this.http = host.calls().by(use.access());
        this.json = json;
        this.meters = new InstanceMeters(use, meters);
        this.schedules = new Schedules(use, alarm);
    }

    @Override
    public String instance() {
        return use.name();
    }

    @Override
    public SettingValues settings() {
        return settings;
    }

    @Override
    public Clock clock() {
        return host.clock();
    }

    @Override
    public RandomGenerator random() {
        return host.random();
    }

    @Override
    public Meters meters() {
        return meters;
    }

    @Override
    public System.Logger logger() {
        return System.getLogger("io.fairlead.plugin." + use.extension());
    }

    @Override
    public JsonProvider json() {
        return json;
    }

    @Override
    public ControlHttp http() {
        return http;
    }

    @Override
    public Scheduled schedule(Duration every, Runnable task) {
        return schedules.add(every, task);
    }

    @Override
    public Path dataFolder() {
        Path folder = host.dataFolder().resolve("plugins").resolve(use.extension());
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder, e);
        }
    }

    void endSchedules() {
        schedules.close();
    }

    @Override
    public void close() {
        schedules.close();
        meters.close();
    }
}
