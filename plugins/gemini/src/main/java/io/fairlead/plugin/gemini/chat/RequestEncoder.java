package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;

/** Writes a neutral request in this API, whose model and kind of answer stand in the URL. */
final class RequestEncoder {
    private static final String NO_SUCH = "the upstream's API has no such member";

    private final ChatRequest request;
    private final Target target;
    private final Losses losses;
    private final JsonWriter json = new JsonWriter(4096);

    private RequestEncoder(ChatRequest request, Target target, Losses losses) {
        this.request = request;
        this.target = target;
        this.losses = losses;
    }

    static Slice encode(ChatRequest request, Target target, Losses losses) {
        return new RequestEncoder(request, target, losses).write();
    }

    private Slice write() {
        ModelFamily family = ModelFamily.of(target.deployment().model());
        json.beginObject();
        new ContentEncoder(request.messages(), family, json, losses).write();
        new ToolEncoder(request, json, losses).write();
        Slice config = new ConfigEncoder(request, target, losses).write();
        if (config.length() > "{}".length()) {
            json.name(Own.CONFIG).raw(config);
        }
        lost();
        Own.MEMBERS.write(request.extensions(), json, "", losses);
        return json.endObject().slice();
    }

    private void lost() {
        if (request.user().isPresent()) {
            losses.dropped("user", NO_SUCH);
        }
        if (!request.metadata().isEmpty()) {
            losses.dropped("metadata", NO_SUCH);
        }
        if (request.serviceTier().filter(tier -> !tier.equals("auto")).isPresent()) {
            losses.dropped("service_tier", NO_SUCH);
        }
    }
}
