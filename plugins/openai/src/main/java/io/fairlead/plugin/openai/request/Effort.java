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
        boolean able = declared && deployment.capabilities().get().contains(Capability.REASONING);
        if (reasoning.effort().isPresent() && (able || !declared)) {
            return known(reasoning.effort().get(), losses);
        }
        if (reasoning.budget().isPresent() && able) {
            losses.dropped("reasoning.budget", "the upstream's API takes an effort in words, the nearest was sent");
            return nearest(reasoning.budget().getAsLong());
        }
        losses.dropped("reasoning", "the model is not known to reason");
        return null;
    }

    /** Another API's word for more than much is no word here. */
    private static String known(String word, Losses losses) {
        if (!word.equals("max")) {
            return word;
        }
        losses.dropped("reasoning.effort", "the upstream's API has no word for it, the nearest was sent");
        return "high";
    }

    private static String nearest(long budget) {
        if (budget <= 2048) {
            return "low";
        }
        return budget <= 12_288 ? "medium" : "high";
    }
}
