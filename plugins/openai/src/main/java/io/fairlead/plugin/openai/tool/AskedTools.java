package io.fairlead.plugin.openai.tool;

import io.fairlead.api.body.RequestBody;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a client's request, for its answer. The request is looked at when somebody asks for them, since most answers
 * call none, and it may lie on disk.
 */
public final class AskedTools {
    private static final Logger LOGGER = System.getLogger(AskedTools.class.getName());

    private final @Nullable RequestBody body;
    private @Nullable ClientTools tools;

    /** Those of a request; none if the host does not have it. */
    public AskedTools(@Nullable RequestBody body) {
        this.body = body;
    }

    /** The tools. None are in a request that cannot be read: an answer that has begun goes on. */
    public ClientTools get() {
        ClientTools known = tools;
        if (known == null) {
            known = found();
            tools = known;
        }
        return known;
    }

    private ClientTools found() {
        try {
            return ClientTools.of(body);
        } catch (RuntimeException failure) {
            String kind = failure.getClass().getName();
            LOGGER.log(Level.DEBUG, "tools are not known, since the request cannot be read: failure={0}", kind);
            return ClientTools.NONE;
        }
    }
}
