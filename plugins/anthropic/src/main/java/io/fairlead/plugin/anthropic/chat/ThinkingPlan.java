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
    private static final String ADAPTIVE = "adaptive";
    private static final String ENABLED = "enabled";

    /** Why a model may not think that has to go on with a turn. */
    static final String UNPROVEN = "the turn goes on without the signed reasoning that it would have to begin with";

    /** The vendor refuses smaller budgets. */
    private static final long LEAST = 1024;

    /** What is asked of the model, as far as it can be. */
    static ThinkingPlan of(ChatRequest request, Deployment deployment, long maxTokens, Losses losses) {
        Reasoning asked = request.reasoning().orElse(null);
        if (asked == null) {
            return NOT;
        }
        ModelRules rules = ModelRules.of(deployment.model());
        if (asked.effort().orElse("").equals("none")) {
            return none(rules, losses);
        }
        if (request.extensions().containsKey(Own.EFFORT_ALONE)) {
            return effortAlone(asked, rules, losses);
        }
        return switch (way(rules, deployment)) {
            case ADAPTIVE -> adaptive(asked, rules, losses);
            case EITHER -> {
                if (asked.budget().isEmpty()) {
                    yield adaptive(asked, rules, losses);
                }
                yield free(request, losses) ? budget(asked, rules, maxTokens, losses) : NOT;
            }
            case BUDGET ->
                free(request, losses) && thoughtBefore(request, losses) ? budget(asked, rules, maxTokens, losses) : NOT;
            case NONE, UNKNOWN -> {
                losses.dropped(MEMBER, "the model is not known to reason");
                yield NOT;
            }
        };
    }

    /** Many of the newer models think unless they are told not to, and some all the same. */
    private static ThinkingPlan none(ModelRules rules, Losses losses) {
        return switch (rules.unasked()) {
            case OFF -> NOT;
            case ON -> new ThinkingPlan("disabled", 0, null);
            case BETWEEN_TOOLS -> new ThinkingPlan("between_tools", 0, null);
            case ALWAYS -> {
                losses.dropped("reasoning.effort", "the model cannot do without thinking, it was asked for the least");
                yield new ThinkingPlan(null, 0, "low");
            }
        };
    }

    /** In this API an effort is about more than thinking: a client that names no more asks for no more. */
    private static ThinkingPlan effortAlone(Reasoning asked, ModelRules rules, Losses losses) {
        if (rules.efforts().isEmpty()) {
            losses.dropped("reasoning.effort", "the model takes none");
            return NOT;
        }
        return new ThinkingPlan(null, 0, effort(asked.effort().orElse("high"), rules, losses));
    }

    /** Whether it is told to think. */
    boolean on() {
        return ADAPTIVE.equals(type) || ENABLED.equals(type);
    }

    /** Whether its thoughts would come without a word if nobody asked for them: so with the newer models. */
    boolean asksForWords() {
        return ADAPTIVE.equals(type);
    }

    /** With a budget, a model that must call a tool may not think; one that thinks as it sees fit then does not. */
    private static boolean free(ChatRequest request, Losses losses) {
        if (request.toolChoice().filter(ThinkingPlan::forces).isEmpty()) {
            return true;
        }
        losses.dropped(MEMBER, "the upstream's API does not let a model think with a budget that must call a tool");
        return false;
    }

    private static boolean forces(ToolChoice choice) {
        return !choice.equals(ToolChoice.AUTO) && !choice.equals(ToolChoice.NONE);
    }

    /** Of a model that the table does not know, the deployment may. */
    private static ModelRules.Thinking way(ModelRules rules, Deployment deployment) {
        ModelRules.Thinking way = rules.thinking();
        if (deployment.capabilities().isEmpty()) {
            return way;
        }
        boolean able = deployment.capabilities().get().contains(Capability.REASONING);
        if (!able) {
            return ModelRules.Thinking.NONE;
        }
        return way == ModelRules.Thinking.UNKNOWN ? ModelRules.Thinking.BUDGET : way;
    }

    private static ThinkingPlan adaptive(Reasoning asked, ModelRules rules, Losses losses) {
        if (asked.effort().isPresent()) {
            return new ThinkingPlan(ADAPTIVE, 0, effort(asked.effort().get(), rules, losses));
        }
        if (asked.budget().isEmpty()) {
            return new ThinkingPlan(ADAPTIVE, 0, null);
        }
        long budget = asked.budget().getAsLong();
        losses.dropped("reasoning.budget", "the model takes an effort in words, the nearest was sent");
        String near = budget <= 2048 ? "low" : budget <= 12_288 ? "medium" : "high";
        return new ThinkingPlan(ADAPTIVE, 0, near);
    }

    private static String effort(String word, ModelRules rules, Losses losses) {
        if (rules.efforts().contains(word)) {
            return word;
        }
        losses.dropped("reasoning.effort", "the model has no such effort, the nearest was asked for");
        return switch (word) {
            case "minimal" -> "low";
            case "xhigh", "max" -> "high";
            default -> "medium";
        };
    }

    private static ThinkingPlan budget(Reasoning asked, ModelRules rules, long maxTokens, Losses losses) {
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
        return new ThinkingPlan(ENABLED, budget, exact ? beside(asked, rules, losses) : null);
    }

    /** The effort that goes with a budget. */
    private static @Nullable String beside(Reasoning asked, ModelRules rules, Losses losses) {
        if (asked.effort().isEmpty()) {
            return null;
        }
        if (rules.efforts().isEmpty()) {
            losses.dropped("reasoning.effort", "the model takes a budget and no effort");
            return null;
        }
        return effort(asked.effort().get(), rules, losses);
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

    /**
     * With a budget, a turn that is going on must begin with the model's own signed thoughts, which other APIs lose. It may
     * have called tools several times since, without a thought before each.
     */
    private static boolean thoughtBefore(ChatRequest request, Losses losses) {
        List<ChatMessage> turn = turn(request.messages());
        boolean goesOn = !turn.isEmpty() && !says(turn.getLast());
        boolean thought = turn.stream()
                .takeWhile(ThinkingPlan::says)
                .flatMap(message -> message.parts().stream())
                .anyMatch(ThinkingPlan::isThought);
        if (goesOn && !thought) {
            losses.dropped(MEMBER, UNPROVEN);
            return false;
        }
        return true;
    }

    /** What the model said, and was answered by tools, since somebody spoke to it. */
    private static List<ChatMessage> turn(List<ChatMessage> messages) {
        int first = messages.size();
        for (int i = first - 1; i >= 0 && (says(messages.get(i)) || isResults(messages.get(i))); i--) {
            if (says(messages.get(i))) {
                first = i;
            }
        }
        return messages.subList(first, messages.size());
    }

    private static boolean says(ChatMessage message) {
        return message.role().equals(ChatRole.ASSISTANT);
    }

    private static boolean isResults(ChatMessage message) {
        return message.parts().stream().allMatch(ChatPart.ToolResultPart.class::isInstance);
    }

    private static boolean isThought(ChatPart part) {
        return part instanceof ChatPart.ThinkingPart thought && Proof.own(thought.signature())
                || part.kind().equals(Own.MEMBERS.name("redacted_thinking"));
    }
}
