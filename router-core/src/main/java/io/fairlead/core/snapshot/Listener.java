package io.fairlead.core.snapshot;

import io.fairlead.core.config.Selection;

/**
 * One port for clients.
 *
 * @param routes that may be asked for here
 * @param providers whose models may be asked for here without a route
 */
public record Listener(Selection routes, Selection providers) {}
