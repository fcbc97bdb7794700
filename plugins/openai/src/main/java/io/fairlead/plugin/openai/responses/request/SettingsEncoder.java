package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.request.Effort;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the settings of a neutral request that are neither its input nor its tools. */
final class SettingsEncoder {
    private static final String NONE = "the upstream's API has no such parameter";
    private static final String SUMMARY = Own.MEMBERS.name("reasoning.summary");
    private static final String OLDER_SUMMARY = Own.MEMBERS.name("reasoning.generate_summary");
    private static final String INCLUDE = Own.MEMBERS.name("include");

    /** Extensions that are part of other members. */
    static final Set<String> WRITTEN =
            Set.of("reasoning.summary", "reasoning.generate_summary", "include", "verbosity");

    private final ChatRequest request;
    private final Deployment deployment;
    private final JsonWriter json;
    private final Losses losses;

    SettingsEncoder(ChatRequest request, Deployment deployment, JsonWriter json, Losses losses) {
        this.request = request;
        this.deployment = deployment;
        this.json = json;
        this.losses = losses;
    }

    void write() {
        request.maxOutputTokens().ifPresent(tokens -> json.member("max_output_tokens", tokens));
        request.temperature().ifPresent(value -> json.name("temperature").number(value));
        request.topP().ifPresent(value -> json.name("top_p").number(value));
        unknown();
        text();
        boolean reasons = reasoning();
        request.topLogprobs().ifPresent(count -> json.member("top_logprobs", count));
        include(reasons);
        metadata();
        request.serviceTier().ifPresent(tier -> json.member("service_tier", tier));
        request.user().ifPresent(user -> json.member("user", user));
    }

    /** What chats have and responses do not. */
    private void unknown() {
        lost("top_k", request.topK().isPresent());
        lost("stop", !request.stop().isEmpty());
        lost("seed", request.seed().isPresent());
        lost("frequency_penalty", request.frequencyPenalty().isPresent());
        lost("presence_penalty", request.presencePenalty().isPresent());
        lost("n", request.choices() > 1);
    }

    private void lost(String member, boolean there) {
        if (there) {
            losses.dropped(member, NONE);
        }
    }

    private void text() {
        String verbosity = request.extensions().get(Own.VERBOSITY);
        if (verbosity == null && request.responseFormat().isEmpty()) {
            return;
        }
        json.name("text").beginObject();
        request.responseFormat().ifPresent(this::format);
        if (verbosity != null) {
            json.name("verbosity").raw(verbosity);
        }
        json.endObject();
    }

    /** What describes a schema stands beside its type here; it must have a name. */
    private void format(ResponseFormat format) {
        json.name("format").beginObject().member("type", format.kind());
        byte[] schema = format.schema().orElse("{}").getBytes(StandardCharsets.UTF_8);
        boolean named = !format.kind().equals("json_schema");
        JsonCursor cursor = JsonCursor.over(schema, 0, schema.length);
        if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                named |= cursor.nameIs("name");
                json.name(cursor.name()).raw(cursor.rawText());
            }
        }
        if (!named) {
            json.member("name", "answer");
        }
        json.endObject();
    }

    /** Whether the model is asked to reason, or has reasoned before. */
    private boolean reasoning() {
        String summary =
                request.extensions().getOrDefault(SUMMARY, request.extensions().get(OLDER_SUMMARY));
        String effort = request.reasoning()
                .filter(wish -> summary == null || !mere(wish))
                .map(this::effort)
                .orElse("");
        String asked = summary == null && shown(effort) ? "\"auto\"" : summary;
        if (effort.isEmpty() && asked == null) {
            return false;
        }
        json.name("reasoning").beginObject();
        if (!effort.isEmpty()) {
            json.member("effort", effort);
        }
        if (asked != null) {
            json.name("summary").raw(asked);
        }
        json.endObject();
        return true;
    }

    /** Whether it says nothing of how much. */
    private static boolean mere(Reasoning asked) {
        return asked.effort().isEmpty() && asked.budget().isEmpty();
    }

    /**
     * Of what a model thinks it shows a summary, and only if it is asked for one. Other models, and accounts that the vendor
     * has not verified, refuse to be asked: it is for the operator to say that this one reasons.
     */
    private boolean shown(String effort) {
        boolean reasons = deployment
                .capabilities()
                .filter(able -> able.contains(Capability.REASONING))
                .isPresent();
        return reasons
                && !effort.equals("none")
                && request.reasoning().filter(Reasoning::shown).isPresent();
    }

    private String effort(Reasoning asked) {
        String word = Effort.of(asked, deployment, losses);
        return word == null ? "" : word;
    }

    /** Where nothing is stored, reasoning can only go on if the client gets it in its encrypted form. */
    private void include(boolean reasons) {
        List<String> wanted = new ArrayList<>();
        if (reasons || hasReasoned()) {
            wanted.add("\"reasoning.encrypted_content\"");
        }
        if (request.logprobs()) {
            wanted.add("\"message.output_text.logprobs\"");
        }
        String others = inner(request.extensions().get(INCLUDE));
        if (!others.isEmpty()) {
            wanted.add(others);
        }
        if (!wanted.isEmpty()) {
            json.name("include").raw("[" + String.join(",", wanted) + "]");
        }
    }

    private static String inner(@Nullable String list) {
        return list == null ? "" : list.substring(1, list.length() - 1);
    }

    private boolean hasReasoned() {
        return request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .anyMatch(part -> part instanceof ChatPart.ThinkingPart thought && InputEncoder.isOwn(thought));
    }

    private void metadata() {
        if (request.metadata().isEmpty()) {
            return;
        }
        json.name("metadata").beginObject();
        request.metadata().forEach(json::member);
        json.endObject();
    }
}
