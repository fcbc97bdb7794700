package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.DescribedSchema;
import java.util.Map;

/** Writes a neutral request in this API. */
final class RequestEncoder {
    private static final int MOST_LOGPROBS = 20;
    private static final String NONE = "the upstream's API has no such parameter";

    private final Form form;
    private final ChatRequest request;
    private final Target target;
    private final Losses losses;
    private final Map<String, String> extensions;
    private final JsonWriter json = new JsonWriter(4096);

    private RequestEncoder(Form form, ChatRequest request, Target target, Losses losses) {
        this.form = form;
        this.request = request;
        this.target = target;
        this.losses = losses;
        this.extensions = request.extensions();
    }

    static Slice encode(Form form, ChatRequest request, Target target, Losses losses) {
        return new RequestEncoder(form, request, target, losses).write();
    }

    private Slice write() {
        json.beginObject().member("model", target.deployment().model());
        if (form == Form.CHAT) {
            new MessageEncoder(json, losses).write(request.messages());
        } else {
            new PromptEncoder(json, losses).write(request.messages());
        }
        new ToolEncoder(form, request, json, losses).write();
        json.member("stream", request.stream());
        request.responseFormat().ifPresent(this::format);
        request.reasoning()
                .ifPresent(reasoning -> new ThinkEncoder(target.deployment(), json, losses).write(reasoning));
        OptionEncoder.write(request, json);
        logprobs();
        own();
        losses();
        return json.endObject().slice();
    }

    private void format(ResponseFormat format) {
        if (format.kind().equals("json_object")) {
            json.member("format", "json");
            return;
        }
        if (format.schema().isEmpty()) {
            return;
        }
        String schema = DescribedSchema.of(format, losses);
        if (schema != null) {
            json.name("format").raw(schema);
        } else {
            json.member("format", "json");
            losses.dropped("response_format", "found no schema in it, any JSON was asked for");
        }
    }

    private void logprobs() {
        if (request.logprobs()) {
            json.member("logprobs", true);
        }
        request.topLogprobs()
                .ifPresent(count ->
                        json.member("top_logprobs", Bounds.OF_UPSTREAM.check("top_logprobs", count, 0, MOST_LOGPROBS)));
    }

    /** What only the other kind of request of this API knows is lost like what another API knows. */
    private void own() {
        ChatCodec.EXTENSIONS.write(extensions, form.unknown(), json, "", losses);
        for (String unknown : form.unknown()) {
            if (extensions.containsKey(ChatCodec.EXTENSIONS.name(unknown))) {
                losses.dropped(unknown, "it is no member of a chat");
            }
        }
    }

    private void losses() {
        request.user().ifPresent(user -> losses.dropped("user", NONE));
        request.serviceTier().ifPresent(tier -> losses.dropped("service_tier", NONE));
        if (!request.metadata().isEmpty()) {
            losses.dropped("metadata", NONE);
        }
        if (request.choices() > 1) {
            losses.dropped("n", "the upstream's API gives one answer");
        }
    }
}
