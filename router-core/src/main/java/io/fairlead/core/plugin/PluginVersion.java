package io.fairlead.core.plugin;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One version of a plugin that is loaded. It is held by the folder that it came from and by each instance that it made; when
 * the last of them lets go, it is unloaded.
 */
public final class PluginVersion {
    private final String plugin;
    private final Runnable unload;
    private final AtomicInteger holders = new AtomicInteger(1);

    /** A version of a plugin, held once. */
    public PluginVersion(String plugin, Runnable unload) {
        this.plugin = plugin;
        this.unload = unload;
    }

    /** The plugin's id. */
    public String plugin() {
        return plugin;
    }

    /** Keeps it loaded until {@link #release()}; false if it was unloaded already. */
    public boolean hold() {
        for (; ; ) {
            int now = holders.get();
            if (now == 0) {
                return false;
            }
            if (holders.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** Lets go; to be called once for each hold. */
    public void release() {
        if (holders.decrementAndGet() == 0) {
            unload.run();
        }
    }

    @Override
    public String toString() {
        return plugin;
    }
}
