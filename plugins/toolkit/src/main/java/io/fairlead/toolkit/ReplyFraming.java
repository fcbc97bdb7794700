package io.fairlead.toolkit;

import io.fairlead.api.dialect.Framing;
import io.fairlead.api.http.ReplyHead;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How replies of APIs that stream server-sent events are cut. */
public final class ReplyFraming {
    private static final String EVENTS = "text/event-stream";

    private ReplyFraming() {}

    /**
     * The framing of a reply. Some upstreams send a stream under no or another name; none sends a whole answer under
     * another than JSON.
     *
     * @param stream whether a stream was asked for
     */
    public static Framing of(boolean stream, ReplyHead head) {
        String type = head.headers().first("content-type");
        if (type != null && type.regionMatches(true, 0, EVENTS, 0, EVENTS.length())) {
            return Framing.SSE;
        }
        boolean success = head.status() >= 200 && head.status() < 300;
        return success && stream && !json(type) ? Framing.SSE : Framing.WHOLE;
    }

    private static boolean json(@Nullable String type) {
        return type != null && type.toLowerCase(Locale.ROOT).contains("json");
    }
}
