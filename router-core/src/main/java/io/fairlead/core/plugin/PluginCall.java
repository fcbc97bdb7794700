package io.fairlead.core.plugin;

import org.jspecify.annotations.Nullable;

/**
 * One call into a plugin.
 *
 * @param <R> what it returns
 * @param <X> the checked exception that the contract allows it, or RuntimeException
 */
@FunctionalInterface
public interface PluginCall<R extends @Nullable Object, X extends Exception> {
    /** Makes the call. */
    R run() throws X;
}
