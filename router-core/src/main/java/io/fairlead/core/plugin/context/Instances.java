package io.fairlead.core.plugin.context;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.PluginCalls;
import jakarta.json.spi.JsonProvider;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes instances of extensions. Keeps none of them: who asked for one closes it, before this is closed. */
public final class Instances implements AutoCloseable {
    private final HostServices host;
    private final PluginCalls calls;
    private final Alarm alarm;
    private final SharedMeters meters;
    private final JsonProvider json;

    /** Makes instances that see the host through these services. */
    public Instances(HostServices host, PluginCalls calls) {
        this(host, calls, new ThreadAlarm());
    }

    Instances(HostServices host, PluginCalls calls, Alarm alarm) {
        this.host = host;
        this.calls = calls;
        this.alarm = alarm;
        this.meters = new SharedMeters(host.meters());
        // By the host's own loader: the context class loader of the current thread may be anybody's.
        this.json = ServiceLoader.load(JsonProvider.class, Instances.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("found no provider of jakarta.json, expected one"));
    }

    /**
     * Makes one instance.
     *
     * @param name the name under which the configuration uses it
     * @param raw settings by key, as {@link SettingValues#parse} takes them
     * @throws IllegalArgumentException if the settings do not fit or the plugin failed; the message is for the operator
     */
    public <T> Instance<T> create(OwnedFactory<T> factory, String name, Map<String, ?> raw) {
        Use use = new Use(factory.plugin(), factory.id(), name, calls);
        SettingValues settings = make(use, "settings", () -> SettingValues.parse(factory.settings(), raw));
        InstanceContext context = new InstanceContext(use, settings, host, json, alarm, meters);
        try {
            return new Instance<>(
                    use, make(use, "create", () -> factory.factory().create(context)), context);
        } catch (IllegalArgumentException e) {
            context.close();
            throw e;
        }
    }

    /** Ends the thread that schedules run by. */
    @Override
    public void close() {
        alarm.close();
    }

    private static <V> V make(Use use, String operation, Supplier<@Nullable V> step) {
        try {
            return use.ask(operation, () -> madeOrRefused(use, operation, step));
        } catch (RouterException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    /** A refusal is no failure of the plugin, so it leaves the guard as what the guard lets pass. */
    private static <V> V madeOrRefused(Use use, String operation, Supplier<@Nullable V> step) {
        try {
            V made = step.get();
            if (made != null) {
                return made;
            }
        } catch (IllegalArgumentException e) {
            throw refusal(use, e.getMessage());
        }
        throw refusal(use, operation + " returned null, expected a value");
    }

    private static RouterException refusal(Use use, @Nullable String reason) {
        return RouterException.of(ErrorCode.INVALID_REQUEST, use + ": " + reason);
    }
}
