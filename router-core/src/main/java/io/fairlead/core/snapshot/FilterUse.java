package io.fairlead.core.snapshot;

import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.View;
import io.fairlead.core.plugin.PluginBooks;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * A filter in use.
 *
 * @param extension id of the extension that made it
 * @param filter the plugin's object
 * @param views it declared
 * @param failures of its code so far
 * @param books of the plugin
 */
public record FilterUse(String extension, Filter filter, Set<View> views, LongAdder failures, PluginBooks books) {
    public FilterUse {
        views = Set.copyOf(views);
    }

    /** A filter whose failures are told to nobody else. */
    public FilterUse(String extension, Filter filter, Set<View> views, LongAdder failures) {
        this(extension, filter, views, failures, PluginBooks.NONE);
    }
}
