package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how an upstream's model is told to think.
 *
 * @param type the API's word, or null for not at all
 * @param budget in tokens, for the type {@code enabled}
 * @param effort the API's word, or null
 */
record ThinkingPlan(
        @Nullable String type, long budget, @Nullable String effort) {
    private static final ThinkingPlan NOT = new ThinkingPlan(null, 0, null);
    private static final String MEMBER = "reasoning";

    /** Why a model may not think that has to go on with a turn. */
    static final String UNPROVEN = "the turn goes on without the signed reasoning that it would have to begin with";

    /** The vendor refuses smaller budgets. */
    private static final long LEAST = 1024;

    /** What is asked of the model, as far as it can be. */
    static ThinkingPlan of(ChatRequest request, Deployment deployment, long maxTokens, Losses losses) {
        Reasoning asked = request.reasoning().orElse(null);
        if (asked == null || asked.effort().orElse("").equals("none")) {
            return NOT;
        }
        if (request.toolChoice().filter(ThinkingPlan::forces).isPresent()) {
            losses.dropped(MEMBER, "the upstream's API does not let a model think that must call a tool");
            return NOT;
        }
        return switch (way(deployment)) {
            case ADAPTIVE -> adaptive(asked, "xhigh", losses);
            case EITHER ->
                asked.budget().isPresent() ? budget(asked, maxTokens, losses) : adaptive(asked, "high", losses);
            case BUDGET -> thoughtBefore(request, losses) ? budget(asked, maxTokens, losses) : NOT;
            case NONE, UNKNOWN -> {
                losses.dropped(MEMBER, "the model is not known to reason");
                yield NOT;
            }
        };
    }

    boolean on() {
        return type != null;
    }

    private static boolean forces(ToolChoice choice) {
        return !choice.equals(ToolChoice.AUTO) && !choice.equals(ToolChoice.NONE);
    }

    /** Of a model that the table does not know, the deployment may. */
    private static ModelRules.Thinking way(Deployment deployment) {
        ModelRules.Thinking way = ModelRules.of(deployment.model()).thinking();
        if (deployment.capabilities().isEmpty()) {
            return way;
        }
        boolean able = deployment.capabilities().get().contains(Capability.REASONING);
        if (!able) {
            return ModelRules.Thinking.NONE;
        }
        return way == ModelRules.Thinking.UNKNOWN ? ModelRules.Thinking.BUDGET : way;
    }

    private static ThinkingPlan adaptive(Reasoning asked, String most, Losses losses) {
        if (asked.effort().isPresent()) {
            return new ThinkingPlan("adaptive", 0, effort(asked.effort().get(), most, losses));
        }
        long budget = asked.budget().orElse(0);
        losses.dropped("reasoning.budget", "the model takes an effort in words, the nearest was sent");
        String near = budget <= 2048 ? "low" : budget <= 12_288 ? "medium" : "high";
        return new ThinkingPlan("adaptive", 0, near);
    }

    private static String effort(String word, String most, Losses losses) {
        String known = switch (word) {
            case "low", "medium", "high", "max" -> word;
            case "minimal" -> "low";
            case "xhigh" -> most;
            default -> "medium";
        };
        if (!known.equals(word)) {
            losses.dropped("reasoning.effort", "the model has no such effort, the nearest was asked for");
        }
        return known;
    }

    private static ThinkingPlan budget(Reasoning asked, long maxTokens, Losses losses) {
        boolean exact = asked.budget().isPresent();
        // Thinking counts as output: where only an effort was asked for, half of the room is left for the answer.
        long wanted = exact ? asked.budget().getAsLong() : tokens(asked.effort().orElse("medium"));
        long budget = Math.min(Math.max(wanted, LEAST), exact ? maxTokens - 1 : maxTokens / 2);
        if (budget < LEAST) {
            losses.dropped(MEMBER, "max_tokens leaves less than the " + LEAST + " tokens that thinking takes");
            return NOT;
        }
        if (exact && budget != wanted) {
            losses.dropped(
                    "reasoning.budget",
                    "the model takes " + LEAST + " and more, but less than max_tokens, " + budget + " were asked for");
        }
        return new ThinkingPlan("enabled", budget, exact ? asked.effort().orElse(null) : null);
    }

    private static long tokens(String effort) {
        return switch (effort) {
            case "minimal" -> LEAST;
            case "low" -> 2048;
            case "high" -> 24_576;
            case "xhigh", "max" -> 32_768;
            default -> 8192;
        };
    }

    /** With a budget, a turn that is going on must begin with the model's own signed thoughts, which other APIs lose. */
    private static boolean thoughtBefore(ChatRequest request, Losses losses) {
        List<ChatMessage> messages = request.messages();
        int last = messages.size() - 1;
        while (last >= 0 && messages.get(last).parts().stream().allMatch(ChatPart.ToolResultPart.class::isInstance)) {
            last--;
        }
        boolean goesOn = last >= 0
                && last < messages.size() - 1
                && messages.get(last).role().equals(ChatRole.ASSISTANT);
        if (goesOn && messages.get(last).parts().stream().noneMatch(ThinkingPlan::isThought)) {
            losses.dropped(MEMBER, UNPROVEN);
            return false;
        }
        return true;
    }

    private static boolean isThought(ChatPart part) {
        return part instanceof ChatPart.ThinkingPart thought && Proof.own(thought.signature())
                || part.kind().equals(Own.MEMBERS.name("redacted_thinking"));
    }
}
