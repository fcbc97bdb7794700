package io.fairlead.core.plugin;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way into a plugin. What goes wrong in there is counted against the plugin and comes out as one kind of exception;
 * what the contract allows to be thrown (checked exceptions, {@link RouterException}) passes unchanged. The thread's
 * context class loader stays the host's: plugins must not depend on it, their context has a JSON provider that does not.
 */
public final class PluginCalls {
    /** The code of every failure that is a plugin's own. */
    public static final ErrorCode PLUGIN_FAILED = ErrorCode.of("plugin_failed", ErrorCode.Owner.GATEWAY, 503);

    private static final System.Logger LOG = System.getLogger(PluginCalls.class.getName());

    private final MeterRegistry registry;
    private final LongSupplier nanoTime;
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final FailureLines lines = new FailureLines();
    private final Map<String, Map<String, PluginBooks>> books = new ConcurrentHashMap<>();

    /** A guard that also counts into the meters {@code fairlead.plugin.failures} and {@code fairlead.plugin.calls}. */
    public PluginCalls(MeterRegistry registry, LongSupplier nanoTime) {
        this.registry = registry;
        this.nanoTime = nanoTime;
    }

    /**
     * Makes one call.
     *
     * @param plugin the plugin's id
     * @param use the extension and where the configuration uses it, such as {@code provider.openai 'groq'}
     * @param operation what is called, such as {@code address}
     * @throws RouterException with {@link #PLUGIN_FAILED} if the plugin failed, or the one that the plugin threw
     */
    public <R extends @Nullable Object, X extends Exception> R call(
            String plugin, String use, String operation, PluginCall<R, X> call) throws X {
        return call(plugin, use, operation, FailureText::of, call);
    }

    /**
     * Makes one call.
     *
     * @param told what is said of an exception
     * @throws RouterException with {@link #PLUGIN_FAILED} if the plugin failed, or the one that the plugin threw
     */
    public <R extends @Nullable Object, X extends Exception> R call(
            String plugin, String use, String operation, Function<Throwable, String> told, PluginCall<R, X> call)
            throws X {
        try {
            return call.run();
        } catch (RouterException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            String found = failed(plugin, use, operation, told, e);
            throw RouterException.of(
                    PLUGIN_FAILED, "plugin " + plugin + " failed in " + use + " " + operation + ": " + found);
        }
    }

    /** Runs what nobody waits for: every exception counts as a failure, none comes out. */
    public void background(String plugin, String use, String operation, PluginTask task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            failed(plugin, use, operation, FailureText::of, e);
        }
    }

    /** How often a plugin has failed since the start of the server. */
    public long failures(String plugin) {
        LongAdder count = failures.get(plugin);
        return count == null ? 0 : count.sum();
    }

    /** What a plugin has done since the start of the server. */
    public PluginFigures figures(String plugin) {
        var all = books.getOrDefault(plugin, Map.of()).values();
        return new PluginFigures(
                failures(plugin),
                all.stream().mapToLong(PluginBooks::calls).sum(),
                all.stream().mapToLong(PluginBooks::nanos).sum());
    }

    /** The books of a plugin for extensions of a kind, such as {@code strategy}; failures that nobody else did are its own. */
    public PluginBooks books(String plugin, String kind) {
        return books.computeIfAbsent(plugin, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(kind, _ -> opened(plugin, kind));
    }

    private PluginBooks opened(String plugin, String kind) {
        return new PluginBooks(thrown -> blame(thrown, plugin), nanoTime, opened -> show(opened, plugin, kind));
    }

    private void show(PluginBooks opened, String plugin, String kind) {
        FunctionTimer.builder(
                        "fairlead.plugin.calls", opened, PluginBooks::calls, PluginBooks::nanos, TimeUnit.NANOSECONDS)
                .description("Calls into a plugin on the way of requests")
                .tag("plugin", plugin)
                .tag("kind", kind)
                .register(registry);
    }

    /** Counts a failure against the plugin whose code threw; against none if the trace does not tell. */
    public boolean blame(@Nullable Throwable thrown) {
        return blame(thrown, null);
    }

    private boolean blame(@Nullable Throwable thrown, @Nullable String called) {
        String found = thrown == null ? null : Culprit.of(thrown);
        String culprit = found == null ? called : found;
        if (culprit != null) {
            count(culprit);
        }
        return lines.isDue(culprit, thrown == null ? "" : FailureText.of(thrown));
    }

    private void count(String plugin) {
        failures.computeIfAbsent(plugin, this::counter).increment();
    }

    private String failed(
            String plugin, String use, String operation, Function<Throwable, String> told, Throwable failure) {
        rethrowFatal(failure);
        count(plugin);
        String found = told.apply(failure);
        if (lines.isDue(plugin, FailureText.of(failure))) {
            String text = "plugin failed plugin=" + plugin + " use=" + use + " operation=" + operation + " failures="
                    + failures(plugin) + " failure=" + found;
            LOG.log(Level.WARNING, text);
        }
        return found;
    }

    private LongAdder counter(String plugin) {
        LongAdder count = new LongAdder();
        FunctionCounter.builder("fairlead.plugin.failures", count, LongAdder::sum)
                .description("Calls into a plugin that failed")
                .tag("plugin", plugin)
                .register(registry);
        return count;
    }

    /** An exhausted machine is nobody's failure in particular. */
    static void rethrowFatal(Throwable failure) {
        if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
            throw fatal;
        }
    }
}
