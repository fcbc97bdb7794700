package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.toolkit.Unproven;

/** The way in and out of this package. */
public final class RequestCodec {
    private RequestCodec() {}

    /** Reads a request for a model. */
    public static ChatRequest decode(RequestBody body, String model, Losses losses) {
        return RequestDecoder.decode(body, model, losses);
    }

    /** Writes a request for an upstream. */
    public static Slice encode(ChatRequest request, Target target, Losses losses) {
        return RequestEncoder.encode(Unproven.of(request, target, "", losses), target, losses);
    }
}
