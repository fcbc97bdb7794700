package io.fairlead.plugin.openai.request;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import org.jspecify.annotations.Nullable;

/** How much to reason, in this API's words. */
public final class Effort {
    private Effort() {}

    /**
     * The word for it, or null, and reported, if it is better not said: a model that does not reason refuses the
     * parameter, and a mere budget is no reason to risk that.
     */
    public static @Nullable String of(Reasoning reasoning, Deployment deployment, Losses losses) {
        boolean declared = deployment.capabilities().isPresent();
        boolean able = declared
                ? deployment.capabilities().get().contains(Capability.REASONING)
                : EffortWords.known(deployment.model());
        if (reasoning.effort().isPresent() && (able || !declared)) {
            return known(reasoning.effort().get(), deployment.model(), losses);
        }
        if (reasoning.budget().isPresent() && able) {
            losses.dropped("reasoning.budget", "the upstream's API takes an effort in words, the nearest was sent");
            return EffortWords.nearest(nearest(reasoning.budget().getAsLong()), deployment.model());
        }
        if (able && reasoning.effort().isEmpty()) {
            losses.dropped("reasoning", "the upstream's API has no word for as much as the model sees fit");
            return null;
        }
        losses.dropped("reasoning", "the model is not known to reason");
        return null;
    }

    private static String known(String word, String model, Losses losses) {
        String nearest = EffortWords.nearest(word, model);
        if (!nearest.equals(word)) {
            losses.dropped("reasoning.effort", "the model is not known to have a word for it, the nearest was sent");
        }
        return nearest;
    }

    private static String nearest(long budget) {
        if (budget <= 2048) {
            return "low";
        }
        return budget <= 12_288 ? "medium" : "high";
    }
}
