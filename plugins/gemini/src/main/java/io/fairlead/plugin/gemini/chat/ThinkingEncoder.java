package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;
import java.util.Map;
import java.util.Set;

/**
 * Writes how much to think: in words for the newer models, as a budget for the older ones. Clients that ask for reasoning
 * want to see it, unless they say so in this API's own terms.
 */
final class ThinkingEncoder {
    private static final String MEMBER = "reasoning";
    private static final Set<String> WORDS = Set.of("minimal", "low", "medium", "high");

    private final Map<String, String> extensions;
    private final ModelFamily family;
    private final boolean declaredNot;
    private final JsonWriter json;
    private final Losses losses;

    ThinkingEncoder(ChatRequest request, Target target, JsonWriter json, Losses losses) {
        this.extensions = request.extensions();
        this.family = ModelFamily.of(target.deployment().model());
        this.declaredNot = target.deployment()
                .capabilities()
                .filter(able -> !able.contains(Capability.REASONING))
                .isPresent();
        this.json = json;
        this.losses = losses;
    }

    void write(ChatRequest request) {
        Reasoning asked = request.reasoning().orElse(null);
        boolean own = Own.MEMBERS.has(extensions, Own.THINKING);
        if (asked == null && !own) {
            return;
        }
        if (asked != null && (declaredNot || !family.thinks())) {
            if (!asked.effort().orElse("").equals("none")) {
                losses.dropped(MEMBER, "the model is not known to reason");
                lost();
            }
            return;
        }
        json.name(Own.THINKING).beginObject();
        if (asked != null) {
            amount(asked);
            if (!extensions.containsKey(Own.SHOWN) && !asked.effort().orElse("").equals("none")) {
                json.member("includeThoughts", true);
            }
        }
        Own.MEMBERS.writeWithin(extensions, Own.THINKING, json);
        json.endObject();
    }

    /** What the client said of thinking besides how much. */
    private void lost() {
        extensions.keySet().stream()
                .filter(name -> name.startsWith(Own.MEMBERS.name(Own.THINKING + ".")))
                .forEach(name -> losses.dropped(
                        "generationConfig." + name.substring(name.indexOf(':') + 1),
                        "the model is not known to reason"));
    }

    private void amount(Reasoning asked) {
        if (asked.effort().orElse("").equals("none")) {
            none();
        } else if (asked.effort().isPresent()
                && (family.hasLevels() || asked.budget().isEmpty())) {
            effort(asked.effort().get());
        } else if (asked.budget().isPresent()) {
            budget(asked.budget().getAsLong());
        }
    }

    private void none() {
        if (!family.pro() && !family.hasLevels()) {
            json.member("thinkingBudget", 0);
            return;
        }
        losses.dropped("reasoning.effort", "the model cannot do without thinking, it was asked for the least");
        if (family.hasLevels()) {
            json.member("thinkingLevel", least());
        } else {
            json.member("thinkingBudget", family.leastBudget());
        }
    }

    private String least() {
        return family.pro() ? "low" : "minimal";
    }

    private void budget(long tokens) {
        if (!family.hasLevels()) {
            Bounds.OF_UPSTREAM.check("reasoning.budget", tokens, family.leastBudget(), family.mostBudget());
        }
        json.member("thinkingBudget", tokens);
    }

    private void effort(String word) {
        boolean beyond = word.equals("xhigh") || word.equals("max");
        boolean below = word.equals("minimal") && family.pro();
        if (beyond || below || !WORDS.contains(word)) {
            losses.dropped("reasoning.effort", "the model has no such effort, the nearest was asked for");
        }
        String known = beyond ? "high" : below ? "low" : WORDS.contains(word) ? word : "medium";
        if (family.hasLevels()) {
            json.member("thinkingLevel", known);
        } else {
            json.member("thinkingBudget", tokens(known));
        }
    }

    /** As the vendor itself reads these words where it takes another vendor's API. */
    private static long tokens(String effort) {
        return switch (effort) {
            case "minimal", "low" -> 1024;
            case "high" -> 24_576;
            default -> 8192;
        };
    }
}
