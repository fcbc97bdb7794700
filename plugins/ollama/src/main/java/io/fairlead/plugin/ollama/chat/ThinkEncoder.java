package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.json.JsonWriter;

/**
 * Writes how much to think: whether, for most models; how hard, for those that know levels, and others take a level for
 * a yes. A model that does not think refuses to, so a mere budget is no reason to ask one of which nothing is known.
 */
final class ThinkEncoder {
    private static final long LOW = 2048;
    private static final long MEDIUM = 12_288;

    private final boolean able;
    private final boolean declared;
    private final JsonWriter json;
    private final Losses losses;

    ThinkEncoder(Deployment deployment, JsonWriter json, Losses losses) {
        this.declared = deployment.capabilities().isPresent();
        this.able = deployment
                .capabilities()
                .filter(all -> all.contains(Capability.REASONING))
                .isPresent();
        this.json = json;
        this.losses = losses;
    }

    void write(Reasoning reasoning) {
        String effort = reasoning.effort().orElse("");
        if (effort.equals("none")) {
            json.member("think", false);
        } else if (!effort.isEmpty() && (able || !declared)) {
            effort(effort);
        } else if (reasoning.budget().isPresent() && able) {
            effort(level(reasoning.budget().getAsLong()));
            losses.dropped("reasoning.budget", "the upstream's API takes a level, the nearest was sent");
        } else if (able) {
            json.member("think", true);
        } else {
            losses.dropped("reasoning", "the model is not known to reason");
        }
    }

    private void effort(String word) {
        switch (word) {
            case "medium" -> json.member("think", true);
            case "low", "high", "max" -> json.member("think", word);
            case "minimal" -> nearest("low");
            case "xhigh" -> nearest("max");
            default -> nearest("high");
        }
    }

    private void nearest(String word) {
        json.member("think", word);
        losses.dropped("reasoning.effort", "the upstream's API has no word for it, the nearest was sent");
    }

    private static String level(long budget) {
        if (budget <= LOW) {
            return "low";
        }
        return budget <= MEDIUM ? "medium" : "high";
    }
}
