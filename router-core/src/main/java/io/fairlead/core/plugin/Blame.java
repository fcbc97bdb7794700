package io.fairlead.core.plugin;

import org.jspecify.annotations.Nullable;

/** Told of each failure of a plugin's code on the way of a request, so that operators see whose it is. */
@FunctionalInterface
public interface Blame {
    /** Nobody's. */
    Blame NONE = _ -> {};

    /** One call failed: by what the plugin threw, or null if it threw nothing and broke its contract in another way. */
    void failed(@Nullable Throwable thrown);
}
