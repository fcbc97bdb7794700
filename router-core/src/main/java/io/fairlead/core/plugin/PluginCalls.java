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
        try {
            return call.run();
        } catch (RouterException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw failed(plugin, use, operation, e);
        }
    }

    /** Runs what nobody waits for: every exception counts as a failure, none comes out. */
    public void background(String plugin, String use, String operation, PluginTask task) {
        try {
            task.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error e) {
            failed(plugin, use, operation, e);
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
    public void blame(@Nullable Throwable thrown) {
        String culprit = thrown == null ? null : Culprit.of(thrown);
        if (culprit != null) {
            count(culprit);
        }
    }

    private void blame(@Nullable Throwable thrown, String called) {
        String culprit = thrown == null ? null : Culprit.of(thrown);
        count(culprit == null ? called : culprit);
    }

    private LongAdder count(String plugin) {
        LongAdder count = failures.computeIfAbsent(plugin, this::counter);
        count.increment();
        return count;
    }

    private RouterException failed(String plugin, String use, String operation, Throwable failure) {
        rethrowFatal(failure);
        LongAdder count = count(plugin);
        String found = describe(failure);
        long sum = count.sum();
        if (Long.bitCount(sum) == 1) { // the 1st, 2nd, 4th, 8th ...: a plugin that always fails must not flood the log
            String text = "plugin failed plugin=" + plugin + " use=" + use + " operation=" + operation + " failures="
                    + sum + " failure=" + found;
            LOG.log(Level.WARNING, text);
        }
        return RouterException.of(
                PLUGIN_FAILED, "plugin " + plugin + " failed in " + use + " " + operation + ": " + found);
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

    /** Class and place, not the message, which may hold text of a prompt; only linking errors tell no more than names. */
    public static String describe(Throwable failure) {
        if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
            return describe(failure.getCause());
        }
        StackTraceElement[] trace = failure.getStackTrace();
        String name = failure.getClass().getName();
        String what = failure instanceof LinkageError ? name + ": " + failure.getMessage() : name;
        return trace.length == 0 ? what : what + " at " + trace[0];
    }
}
