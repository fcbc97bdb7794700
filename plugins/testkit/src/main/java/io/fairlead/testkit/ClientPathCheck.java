package io.fairlead.testkit;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the names that a decoder gives to members of a request lead to something in the client's body. */
public final class ClientPathCheck {
    private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|\\.?([^.\\[]+)");

    private final ChatRequest request;
    private final JsonValue body;
    private final List<String> lost = new ArrayList<>();
    private boolean own;

    private ClientPathCheck(ChatRequest request, JsonValue body) {
        this.request = request;
        this.body = body;
    }

    /** Neutral names of what a request has whose client's name leads nowhere, each with that name. */
    public static List<String> unresolved(ChatRequest request, String body) {
        return of(request, body).lost;
    }

    /** Whether a decoder gives any member of a request a name that is not the neutral model's. */
    public static boolean hasOwnNames(ChatRequest request, String body) {
        return of(request, body).own;
    }

    private static ClientPathCheck of(ChatRequest request, String body) {
        ClientPathCheck check = new ClientPathCheck(request, read(body));
        check.messages();
        check.tools();
        check.settings();
        return check;
    }

    /** Whether a path such as {@code messages[2].content[0]} leads to a member of a body. */
    public static boolean resolves(String body, String path) {
        return at(read(body), path) != null;
    }

    private static JsonValue read(String body) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(body))) {
            return reader.readValue();
        }
    }

    private static @Nullable JsonValue at(JsonValue whole, String path) {
        JsonValue value = whole;
        Matcher steps = STEP.matcher(path);
        int end = 0;
        while (steps.find() && steps.start() == end) {
            end = steps.end();
            value = steps.group(1) == null
                    ? value instanceof JsonObject object ? object.get(steps.group(2)) : null
                    : element(value, Integer.parseInt(steps.group(1)));
            if (value == null) {
                return null;
            }
        }
        return end > 0 && end == path.length() ? value : null;
    }

    private static @Nullable JsonValue element(JsonValue value, int index) {
        return value instanceof JsonArray array && index < array.size() ? array.get(index) : null;
    }

    private void check(String neutral) {
        String path = request.clientPath(neutral);
        own |= !path.equals(neutral);
        if (at(body, path) == null) {
            lost.add(neutral + " as " + path);
        }
    }

    private void check(String neutral, boolean asked) {
        if (asked) {
            check(neutral);
        }
    }

    private void messages() {
        for (int i = 0; i < request.messages().size(); i++) {
            String message = "messages[" + i + "]";
            check(message);
            parts(request.messages().get(i).parts(), message);
        }
    }

    private void parts(List<ChatPart> parts, String of) {
        for (int i = 0; i < parts.size(); i++) {
            String path = of + ".content[" + i + "]";
            check(path);
            switch (parts.get(i)) {
                case ChatPart.ToolResultPart result -> {
                    check(path + ".is_error", result.failed());
                    parts(result.content(), path);
                }
                case ChatPart.ImagePart image -> check(path + ".detail", image.detail() != null);
                case ChatPart.DocumentPart document -> check(path + ".name", document.name() != null);
                default -> {}
            }
        }
    }

    private void tools() {
        for (int i = 0; i < request.tools().size(); i++) {
            check("tools[" + i + "]");
        }
        check("tool_choice", request.toolChoice().isPresent());
        check("parallel_tool_calls", request.parallelToolCalls().isPresent());
    }

    private void settings() {
        check("max_tokens", request.maxOutputTokens().isPresent());
        check("temperature", request.temperature().isPresent());
        check("top_p", request.topP().isPresent());
        check("top_k", request.topK().isPresent());
        check("seed", request.seed().isPresent());
        check("frequency_penalty", request.frequencyPenalty().isPresent());
        check("presence_penalty", request.presencePenalty().isPresent());
        check("n", request.choices() > 1);
        check("logprobs", request.logprobs());
        check("top_logprobs", request.topLogprobs().isPresent());
        check("stop", !request.stop().isEmpty());
        check("response_format", request.responseFormat().isPresent());
        check("user", request.user().isPresent());
        check("metadata", !request.metadata().isEmpty());
        check("service_tier", request.serviceTier().isPresent());
        request.reasoning().ifPresent(reasoning -> {
            check("reasoning");
            check("reasoning.effort", reasoning.effort().isPresent());
            check("reasoning.budget", reasoning.budget().isPresent());
        });
    }
}
