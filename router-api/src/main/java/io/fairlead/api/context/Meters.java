package io.fairlead.api.context;

import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * Meters of one instance of an extension. Names are lower case words joined by dots, such as {@code redact.masked}; the
 * host puts {@code fairlead.plugin.} before them and adds the tags {@code extension} (such as {@code filter.redact}) and
 * {@code used.as} (see {@link PluginContext#instance()}). Tags come as name and value in turn and must have few distinct
 * values: no user text, no ids. Make meters once, in {@code create}, and keep them.
 */
public interface Meters {
    /** A counter that only grows; the same name and tags give the same counter. */
    Count counter(String name, String... tags);

    /** A distribution of durations. */
    Timing timer(String name, String... tags);

    /** A value that is asked when meters are read. The object is held weakly. */
    <T> void gauge(String name, T object, ToDoubleFunction<T> value, String... tags);

    /** A counter. */
    interface Count {
        /** Adds an amount of 0 or more. */
        void add(double amount);
    }

    /** A distribution of durations. */
    interface Timing {
        /** Records one duration. */
        void record(Duration duration);
    }
}
