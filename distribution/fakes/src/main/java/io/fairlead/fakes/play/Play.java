package io.fairlead.fakes.play;

import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.json.Json;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What the model behind every fake does. The first word of the user's last message says what is wanted; the answer tells
 * what the model saw, so that who asked finds out what got lost on the way.
 */
public final class Play {
    /** The answer to everything else. */
    public static final String GREETING = "Hello, Grüße, 你好 🌍!";

    /** What is given to a tool for patches. */
    private static final String PATCH =
            "*** Begin Patch\n*** Add File: a.txt\n+say \"Grüße 🌍\" \\ so\n*** End Patch\n";

    private static final Duration SLOW = Duration.ofMillis(50);
    private static final int WORDS = 600;

    private Play() {}

    /**
     * Answers.
     *
     * @throws Refusal if an error is wanted
     */
    public static Answer answer(Asked asked) {
        String[] words = asked.user().strip().split(" ");
        return switch (words[0]) {
            case "tool" -> tools(asked, List.of("Köln"));
            case "tools" -> tools(asked, List.of("Köln", "Bonn"));
            case "patch" -> patch(asked);
            case "json" -> json(asked);
            case "look" -> Answer.saying("I see " + seen(asked.media()) + ".");
            case "think" -> thinking(asked);
            case "refuse" -> new Answer("", "I cannot help with that.", List.of(), End.REFUSAL, Duration.ZERO);
            case "length" -> new Answer("", "This answer is cut", List.of(), End.LENGTH, Duration.ZERO);
            case "empty" -> Answer.saying("");
            case "long" -> new Answer("", "word ".repeat(WORDS), List.of(), End.STOP, SLOW);
            case "error" -> throw refusal(words);
            default -> Answer.saying(greeting(asked));
        };
    }

    /** A status, and perhaps what it is about. */
    private static Refusal refusal(String[] words) {
        String matter = words.length > 2 ? words[2] : "";
        return new Refusal(Integer.parseInt(words[1]), "This is the error that was wanted.", matter);
    }

    private static Answer tools(Asked asked, List<String> towns) {
        if (!asked.results().isEmpty()) {
            return Answer.saying("The tools say: " + String.join("; ", asked.results()) + ".");
        }
        return asked.tool("weather")
                .map(tool ->
                        towns.stream().map(town -> ToolCall.weather(tool, town)).toList())
                .map(calls -> new Answer(thoughts(asked), "", calls, End.CALLS, Duration.ZERO))
                .orElseGet(() -> Answer.saying("I was given no tool for the weather."));
    }

    private static Answer patch(Asked asked) {
        if (!asked.results().isEmpty()) {
            return Answer.saying("The patch says: " + String.join("; ", asked.results()) + ".");
        }
        return asked.tool("apply_patch")
                .map(tool -> new ToolCall(
                        tool, Json.object("input", PATCH), asked.custom().contains(tool)))
                .map(call -> new Answer("", "", List.of(call), End.CALLS, Duration.ZERO))
                .orElseGet(() -> Answer.saying("I was given no tool for patches."));
    }

    /** Clients that do not trust a model with a schema give it as that of a tool instead. */
    private static Answer json(Asked asked) {
        JsonNode wanted = Json.object("town", "Köln", "degrees", 21);
        if (asked.tools().contains("json")) {
            return new Answer("", "", List.of(new ToolCall("json", wanted)), End.CALLS, Duration.ZERO);
        }
        return Answer.saying(asked.schema() ? wanted.toString() : "I was given no schema.");
    }

    private static String seen(List<Medium> media) {
        return media.isEmpty()
                ? "nothing"
                : String.join(" and ", media.stream().map(Medium::seen).toList());
    }

    private static Answer thinking(Asked asked) {
        return new Answer(thoughts(asked), greeting(asked), List.of(), End.STOP, Duration.ZERO);
    }

    private static String thoughts(Asked asked) {
        return asked.thinking() ? "A greeting will do." : "";
    }

    private static String greeting(Asked asked) {
        return asked.system().isEmpty() ? GREETING : GREETING + " I was told: " + asked.system();
    }
}
