package io.fairlead.plugin.openai;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.dialect.Usage;
import io.fairlead.testkit.kit.FakeAnswer;
import io.fairlead.testkit.kit.RequestForm;
import io.fairlead.testkit.kit.WireFake;
import java.util.ArrayList;
import java.util.List;

/** Writes as OpenAI documents its completions. */
final class CompletionsFake implements WireFake {
    @Override
    public String dialect() {
        return "openai.completions";
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        String more = form == RequestForm.UNKNOWN_MEMBERS ? ",\"x_later\":{\"a\":[1,\"}\"]}" : "";
        String streamed = stream ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "";
        return "{\"model\":\"smart\",\"prompt\":\"Hello\",\"max_tokens\":100" + more + streamed + "}";
    }

    @Override
    public String whole(FakeAnswer answer) {
        return object(choice(answer.text(), quote(answer.reason().name())), ",\"usage\":" + usage(answer.usage()));
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        answer.texts().forEach(piece -> events.add(event(choice(piece, "null"), "")));
        events.add(event(choice("", quote(answer.reason().name())), ""));
        events.add(event("", ",\"usage\":" + usage(answer.usage())));
        events.add("data: [DONE]\n\n");
        return events;
    }

    private static String event(String choices, String more) {
        return "data: " + object(choices, more) + "\n\n";
    }

    private static String object(String choices, String more) {
        return "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1700000000,\"model\":\"m\",\"choices\":["
                + choices + "]" + more + "}";
    }

    private static String choice(String text, String reason) {
        return "{\"index\":0,\"text\":" + quote(text) + ",\"logprobs\":null,\"finish_reason\":" + reason + "}";
    }

    private static String usage(Usage usage) {
        return "{\"prompt_tokens\":" + usage.inputTokens() + ",\"completion_tokens\":" + usage.outputTokens()
                + ",\"total_tokens\":" + usage.totalTokens() + ",\"prompt_tokens_details\":{\"cached_tokens\":"
                + usage.cachedInputTokens() + "}}";
    }

    @Override
    public String error(String type, String code, String message) {
        return WireFake.openAiChat().error(type, code, message);
    }

    @Override
    public String errorEvent(String type, String message) {
        return WireFake.openAiChat().errorEvent(type, message);
    }
}
