package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.DescribedSchema;
import io.fairlead.toolkit.Extensions;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes a neutral request in this API. */
final class RequestEncoder {
    private static final String THINKING = "thinking";
    private static final String DISPLAY = "thinking.display";
    private static final String OUTPUT_CONFIG = "output_config";
    private static final String METADATA = "metadata";

    private final ChatRequest request;
    private final Target target;
    private final Losses losses;
    private final ModelRules rules;
    private final Map<String, String> extensions;
    private final ServiceTier tier;
    private final JsonWriter json = new JsonWriter(4096);

    private RequestEncoder(ChatRequest request, Target target, Losses losses) {
        this.request = request;
        this.target = target;
        this.losses = losses;
        this.rules = ModelRules.of(target.deployment().model());
        this.extensions = request.extensions();
        this.tier = new ServiceTier(losses);
    }

    static Slice encode(ChatRequest request, Target target, Losses losses) {
        return new RequestEncoder(request, target, losses).write();
    }

    /** The same request, as the question how many tokens it has: what bounds or colours the answer is no part of it. */
    static Slice encodeCount(ChatRequest request, Target target, Losses losses) {
        return new RequestEncoder(request, target, losses).writeCount();
    }

    private Slice writeCount() {
        ThinkingPlan plan = ThinkingPlan.of(request, target.deployment(), maxTokens(), losses);
        json.beginObject().member("model", target.deployment().model());
        new MessageEncoder(request.messages(), rules.systemInPlace(), json, losses).write();
        new ToolEncoder(request, rules, json, losses).write();
        thinking(plan);
        outputConfig(plan);
        Own.MEMBERS.write(extensions, json, "", losses);
        return json.endObject().slice();
    }

    private Slice write() {
        long maxTokens = maxTokens();
        ThinkingPlan plan = ThinkingPlan.of(request, target.deployment(), maxTokens, losses);
        json.beginObject().member("model", target.deployment().model());
        json.member("max_tokens", maxTokens);
        new MessageEncoder(request.messages(), rules.systemInPlace(), json, losses).write();
        new ToolEncoder(request, rules, json, losses).write();
        new SamplingEncoder(rules.sampling(), plan.on(), json, losses).write(request);
        thinking(plan);
        outputConfig(plan);
        metadata();
        if (request.stream()) {
            json.member("stream", true);
        }
        request.serviceTier().ifPresent(asked -> tier.write(asked, json));
        Own.MEMBERS.write(extensions, json, "", losses);
        return json.endObject().slice();
    }

    /**
     * The API demands a bound: without one of the client's it is all that the model can write, as the configuration, the
     * vendor's list or the table of models has it. A client's own that is larger would be refused.
     */
    private long maxTokens() {
        OptionalLong known = target.deployment().maxOutput();
        if (known.isEmpty() && !rules.equals(ModelRules.UNKNOWN)) {
            known = OptionalLong.of(rules.maxOutput());
        }
        if (request.maxOutputTokens().isEmpty()) {
            return known.orElse(rules.maxOutput());
        }
        long asked =
                Bounds.OF_UPSTREAM.check("max_tokens", request.maxOutputTokens().getAsLong(), 0, Long.MAX_VALUE);
        if (known.isPresent() && asked > known.getAsLong()) {
            losses.dropped("max_tokens", "the model writes at most " + known.getAsLong() + ", so many were asked for");
            return known.getAsLong();
        }
        return asked;
    }

    private void thinking(ThinkingPlan plan) {
        String type = plan.type();
        if (type == null && !extensions.containsKey(Own.MEMBERS.name(THINKING + ".type"))) {
            unthought();
            return;
        }
        json.name(THINKING).beginObject();
        if (type != null) {
            json.member("type", type);
        }
        if (plan.budget() > 0) {
            json.member("budget_tokens", plan.budget());
        }
        if (plan.asksForWords() && !extensions.containsKey(Own.MEMBERS.name(DISPLAY))) {
            json.member("display", "summarized");
        }
        Own.MEMBERS.writeWithin(extensions, THINKING, json);
        json.endObject();
    }

    /** What a client said of thinking that is not asked for. */
    private void unthought() {
        extensions.keySet().stream()
                .filter(name -> name.startsWith(Own.MEMBERS.name(THINKING + ".")) && !name.equals(Own.EFFORT_ALONE))
                .forEach(name -> losses.dropped(Extensions.bare(name), "the model is not asked to think"));
    }

    private void outputConfig(ThinkingPlan plan) {
        boolean stated = extensions.containsKey(Own.MEMBERS.name(OUTPUT_CONFIG + ".effort"));
        String effort = stated ? null : plan.effort();
        String schema = schema();
        if (effort == null && schema == null && !Own.MEMBERS.has(extensions, OUTPUT_CONFIG)) {
            return;
        }
        json.name(OUTPUT_CONFIG).beginObject();
        if (effort != null) {
            json.member("effort", effort);
        }
        if (schema != null) {
            json.name("format").beginObject().member("type", "json_schema");
            json.name("schema").raw(schema).endObject();
        }
        Own.MEMBERS.writeWithin(extensions, OUTPUT_CONFIG, json);
        json.endObject();
    }

    private @Nullable String schema() {
        ResponseFormat format = request.responseFormat().orElse(null);
        if (format == null || format.kind().equals("text")) {
            return null;
        }
        String schema = DescribedSchema.of(format, losses);
        if (schema == null) {
            losses.dropped("response_format", "the upstream's API takes a schema or nothing");
        }
        return schema;
    }

    private void metadata() {
        request.metadata()
                .keySet()
                .forEach(name -> losses.dropped("metadata." + name, "the upstream's API knows none"));
        if (request.user().isEmpty() && !Own.MEMBERS.has(extensions, METADATA)) {
            return;
        }
        json.name(METADATA).beginObject();
        request.user().ifPresent(user -> json.member("user_id", user));
        Own.MEMBERS.writeWithin(extensions, METADATA, json);
        json.endObject();
    }
}
