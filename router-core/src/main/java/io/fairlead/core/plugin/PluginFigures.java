package io.fairlead.core.plugin;

/**
 * What a plugin has done since the start of the gateway.
 *
 * @param failures of its code
 * @param calls that were made into it on the way of requests
 * @param nanos that these took together
 */
public record PluginFigures(long failures, long calls, long nanos) {
    /** Nothing. */
    public static final PluginFigures NONE = new PluginFigures(0, 0, 0);

    /** The mean time of a call in microseconds. */
    public double meanMicros() {
        return calls == 0 ? 0 : Math.round(nanos / (double) calls / 10) / 100.0;
    }
}
