package io.fairlead.plugin.ollama.reply;

import io.fairlead.api.dialect.Framing;
import io.fairlead.api.http.ReplyHead;
import java.util.Locale;

/** How replies of this API are cut. */
public final class LineFraming {
    private LineFraming() {}

    /**
     * The framing of a reply: lines for a stream, whatever a proxy calls it; but what is called plain JSON is one piece,
     * as when a model was only loaded.
     *
     * @param stream whether a stream was asked for
     */
    public static Framing of(boolean stream, ReplyHead head) {
        String type = head.headers().first("content-type");
        String plain = type == null ? "" : type.toLowerCase(Locale.ROOT);
        if (plain.startsWith(Lines.TYPE)) {
            return Framing.JSON_LINES;
        }
        boolean success = head.status() >= 200 && head.status() < 300;
        return success && stream && !plain.startsWith("application/json") ? Framing.JSON_LINES : Framing.WHOLE;
    }
}
