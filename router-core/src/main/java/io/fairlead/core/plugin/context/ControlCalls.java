package io.fairlead.core.plugin.context;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.core.access.Access;
import org.jspecify.annotations.Nullable;

/** Calls of plugins beside the request path, each on the way that the configuration says for its place. */
public interface ControlCalls {
    /** Calls on this way, or on the host's own if its place says nothing of one. */
    ControlHttp by(@Nullable Access access);
}
