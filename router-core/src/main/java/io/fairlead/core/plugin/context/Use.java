package io.fairlead.core.plugin.context;

import io.fairlead.core.access.Access;
import io.fairlead.core.plugin.PluginBooks;
import io.fairlead.core.plugin.PluginCall;
import io.fairlead.core.plugin.PluginCalls;
import io.fairlead.core.plugin.PluginTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One place in the configuration that uses an extension, and the guard of calls that are made for it. */
record Use(
        String plugin,
        String extension,
        String name,
        @Nullable Access access,
        PluginCalls calls) {
    <R extends @Nullable Object, X extends Exception> R ask(String operation, PluginCall<R, X> call) throws X {
        return calls.call(plugin, toString(), operation, call);
    }

    <R extends @Nullable Object, X extends Exception> R ask(
            String operation, Function<Throwable, String> told, PluginCall<R, X> call) throws X {
        return calls.call(plugin, toString(), operation, told, call);
    }

    void background(String operation, PluginTask task) {
        calls.background(plugin, toString(), operation, task);
    }

    PluginBooks books(String kind) {
        return calls.books(plugin, kind);
    }

    @Override
    public String toString() {
        return extension + " '" + name + "'";
    }
}
