package io.fairlead.core.plugin;

/** Plugin code that nobody waits for. */
@FunctionalInterface
public interface PluginTask {
    /** Runs it. */
    void run() throws Exception;
}
