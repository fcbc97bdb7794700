package io.fairlead.core.plugin.context;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.core.access.Access;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.Patience;
import io.fairlead.core.plugin.PluginCalls;
import jakarta.json.spi.JsonProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes instances of extensions. Keeps none of them: who asked for one closes it, before this is closed. */
public final class Instances implements AutoCloseable {
    private final HostServices host;
    private final PluginCalls calls;
    private final Alarm alarm;
    private final Duration patience;
    private final SharedMeters meters;
    private final JsonProvider json;

    /** Makes instances that see the host through these services. */
    public Instances(HostServices host, PluginCalls calls) {
        this(host, calls, new ThreadAlarm(), Patience.LIMIT);
    }

    Instances(HostServices host, PluginCalls calls, Alarm alarm, Duration patience) {
        this.host = host;
        this.calls = calls;
        this.alarm = alarm;
        this.patience = patience;
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
     * @param access the way of its calls, or null for the host's own
     * @throws IllegalArgumentException if the settings do not fit or the plugin failed; the message is for the operator
     */
    public <T> Instance<T> create(OwnedFactory<T> factory, String name, Map<String, ?> raw, @Nullable Access access) {
        Use use = new Use(factory.plugin(), factory.id(), name, access, calls);
        if (!factory.version().hold()) {
            throw new IllegalArgumentException(use + ": its plugin was unloaded meanwhile");
        }
        try {
            List<String> secrets = secrets(factory, raw);
            SettingValues settings = make(use, "settings", secrets, () -> SettingValues.parse(factory.settings(), raw));
            return create(factory, use, settings, secrets);
        } catch (IllegalArgumentException e) {
            factory.version().release();
            throw e;
        }
    }

    private static List<String> secrets(OwnedFactory<?> factory, Map<String, ?> raw) {
        return factory.settings().all().stream()
                .filter(setting -> setting.isSecret() && raw.containsKey(setting.key()))
                .map(setting -> String.valueOf(raw.get(setting.key())))
                .toList();
    }

    private <T> Instance<T> create(OwnedFactory<T> factory, Use use, SettingValues settings, List<String> secrets) {
        InstanceContext context = new InstanceContext(use, settings, host, json, alarm, meters);
        try {
            T made = make(use, "create", secrets, () -> factory.factory().create(context));
            return new Instance<>(use, use.books(factory.kind().word()), made, context, factory.version()::release);
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

    /** No request has been seen by then, so whatever the plugin says may be told, but for what is secret. */
    private <V> V make(Use use, String operation, List<String> secrets, Supplier<@Nullable V> step) {
        try {
            return Patience.await(
                    use.plugin(),
                    patience,
                    () -> use.<V, RuntimeException>ask(
                            operation,
                            failure -> FailureText.withMessage(failure, secrets),
                            () -> madeOrRefused(use, operation, secrets, step)));
        } catch (TimeoutException e) {
            throw new IllegalArgumentException(use + ": " + operation + " did not answer within " + patience.toSeconds()
                    + " s, expected it at once");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RouterException refused) {
                throw new IllegalArgumentException(refused.getMessage());
            }
            if (e.getCause() instanceof Error fatal) {
                throw fatal;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A refusal is no failure of the plugin, so it leaves the guard as what the guard lets pass. */
    private static <V> V madeOrRefused(Use use, String operation, List<String> secrets, Supplier<@Nullable V> step) {
        try {
            V made = step.get();
            if (made != null) {
                return made;
            }
        } catch (IllegalArgumentException e) {
            if (e.getMessage() == null) {
                throw e;
            }
            throw refusal(use, FailureText.message(e.getMessage(), secrets));
        }
        throw refusal(use, operation + " returned null, expected a value");
    }

    private static RouterException refusal(Use use, String reason) {
        return RouterException.of(ErrorCode.INVALID_REQUEST, use + ": " + reason);
    }
}
