package io.fairlead.core.plugin;

import org.jspecify.annotations.Nullable;

/** Told of each failure of a plugin's code on the way of a request, so that operators see whose it is. */
@FunctionalInterface
public interface Blame {
    /** Nobody's. */
    Blame NONE = _ -> true;

    /**
     * One call failed.
     *
     * @param thrown by the plugin; null if it threw nothing and broke its contract in another way
     * @return whether it is worth a line in the log: what fails at one place again and again is told of ever more rarely
     */
    boolean failed(@Nullable Throwable thrown);
}
