package io.fairlead.plugin.openai;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import io.fairlead.testkit.kit.FakeAnswer;
import io.fairlead.testkit.kit.FakeCall;
import io.fairlead.testkit.kit.RequestForm;
import io.fairlead.testkit.kit.WireFake;
import java.util.ArrayList;
import java.util.List;

/** Writes as OpenAI documents its responses. */
final class ResponsesFake implements WireFake {
    private static final String TOOL = "{\"type\":\"function\",\"name\":\"%s\",\"description\":\"d\",\"parameters\":"
            + "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}},\"strict\":false}";
    private static final String TOOLS = ",\"tools\":[" + TOOL.formatted("weather") + "," + TOOL.formatted("time") + "]";
    private static final String USER = "{\"role\":\"user\",\"content\":\"Hello\"}";
    private static final String CALLED = "{\"type\":\"function_call\",\"id\":\"fc_1\",\"call_id\":\"call_1\",\"name\":"
            + "\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\"}\"},{\"type\":\"function_call_output\","
            + "\"call_id\":\"call_1\",\"output\":\"Rain\"}";
    private static final String SEEN = "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Hello\"},"
            + "{\"type\":\"input_image\",\"detail\":\"auto\",\"image_url\":\"data:image/png;base64,iVBORw0KGgo=\"}]}";
    private static final String SCHEMA = ",\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"town\","
            + "\"strict\":true,\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
            + "\"required\":[\"a\"],\"additionalProperties\":false}}}";

    @Override
    public String dialect() {
        return "openai.responses";
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        return switch (form) {
            case CONVERSATION ->
                body(
                        "[" + USER
                                + ",{\"role\":\"assistant\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":\"Bye\"}]",
                        ",\"instructions\":\"Be brief.\",\"temperature\":0.5,\"max_output_tokens\":100",
                        stream);
            case TOOLS -> body("[" + USER + "]", TOOLS, stream);
            case TOOL_RESULT -> body("[" + USER + "," + CALLED + "]", TOOLS, stream);
            case VISION -> body("[" + SEEN + "]", "", stream);
            case JSON -> body("[" + USER + "]", SCHEMA, stream);
            case UNKNOWN_MEMBERS -> body("\"Hello\"", ",\"x_later\":{\"a\":[1,\"}\"]}", stream);
            case PLAIN -> body("\"Hello\"", "", stream);
        };
    }

    private static String body(String input, String more, boolean stream) {
        return "{\"model\":\"smart\",\"input\":" + input + more + (stream ? ",\"stream\":true}" : "}");
    }

    @Override
    public String whole(FakeAnswer answer) {
        return response(answer, status(answer), items(answer), usage(answer.usage()));
    }

    private static String status(FakeAnswer answer) {
        boolean cut =
                answer.reason().equals(FinishReason.LENGTH) || answer.reason().equals(FinishReason.CONTENT_FILTER);
        return cut ? "incomplete" : "completed";
    }

    private static String response(FakeAnswer answer, String status, List<String> items, String usage) {
        String reason = answer.reason().equals(FinishReason.LENGTH) ? "max_output_tokens" : "content_filter";
        String details = status.equals("incomplete") ? "{\"reason\":\"" + reason + "\"}" : "null";
        return "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1700000000,\"status\":\"" + status
                + "\",\"error\":null,\"incomplete_details\":" + details + ",\"instructions\":null,\"model\":\"m\","
                + "\"output\":[" + String.join(",", items) + "],\"parallel_tool_calls\":true,\"tools\":[],\"usage\":"
                + usage + "}";
    }

    private static List<String> items(FakeAnswer answer) {
        List<String> items = new ArrayList<>();
        if (!answer.thinking().isEmpty()) {
            items.add(reasoning(quote(String.join("", answer.thinking()))));
        }
        if (!answer.texts().isEmpty()) {
            items.add(message("completed", part(answer.text())));
        }
        for (int i = 0; i < answer.calls().size(); i++) {
            FakeCall call = answer.calls().get(i);
            items.add(call(i, call, "completed", call.json()));
        }
        return items;
    }

    private static String reasoning(String summary) {
        String parts = summary.isEmpty() ? "" : "{\"type\":\"summary_text\",\"text\":" + summary + "}";
        return "{\"id\":\"rs_1\",\"type\":\"reasoning\",\"summary\":[" + parts + "]}";
    }

    private static String message(String status, String content) {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"" + status
                + "\",\"role\":\"assistant\",\"content\":[" + content + "]}";
    }

    private static String part(String text) {
        return "{\"type\":\"output_text\",\"text\":" + quote(text) + ",\"annotations\":[],\"logprobs\":[]}";
    }

    private static String call(int place, FakeCall call, String status, String arguments) {
        return "{\"id\":\"fc_" + place + "\",\"type\":\"function_call\",\"status\":\"" + status + "\",\"arguments\":"
                + quote(arguments) + ",\"call_id\":" + quote(call.id()) + ",\"name\":" + quote(call.name()) + "}";
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        Events events = new Events();
        String begun = ",\"response\":" + response(answer, "in_progress", List.of(), "null");
        events.add("response.created", begun);
        events.add("response.in_progress", begun);
        int place = 0;
        if (!answer.thinking().isEmpty()) {
            events.reasoning(place++, answer);
        }
        if (!answer.texts().isEmpty()) {
            events.message(place++, answer);
        }
        for (int i = 0; i < answer.calls().size(); i++) {
            events.call(place++, i, answer.calls().get(i));
        }
        events.add("response." + status(answer), ",\"response\":" + new ResponsesFake().whole(answer));
        return events.all;
    }

    private static String usage(Usage usage) {
        return "{\"input_tokens\":" + usage.inputTokens() + ",\"input_tokens_details\":{\"cached_tokens\":"
                + usage.cachedInputTokens() + "},\"output_tokens\":" + usage.outputTokens()
                + ",\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":" + usage.totalTokens() + "}";
    }

    @Override
    public String error(String type, String code, String message) {
        return WireFake.openAiChat().error(type, code, message);
    }

    @Override
    public String errorEvent(String type, String message) {
        return "event: error\ndata: {\"type\":\"error\",\"code\":" + quote(type) + ",\"message\":" + quote(message)
                + ",\"param\":null,\"sequence_number\":9}\n\n";
    }

    /** The events of one stream. */
    private static final class Events {
        private final List<String> all = new ArrayList<>();

        private void add(String type, String members) {
            all.add("event: " + type + "\ndata: {\"type\":\"" + type + "\",\"sequence_number\":" + all.size() + members
                    + "}\n\n");
        }

        private void reasoning(int place, FakeAnswer answer) {
            String at = ",\"item_id\":\"rs_1\",\"output_index\":" + place + ",\"summary_index\":0";
            String whole = quote(String.join("", answer.thinking()));
            add("response.output_item.added", item(place, ResponsesFake.reasoning("")));
            add("response.reasoning_summary_part.added", at + ",\"part\":{\"type\":\"summary_text\",\"text\":\"\"}");
            answer.thinking()
                    .forEach(piece -> add("response.reasoning_summary_text.delta", at + ",\"delta\":" + quote(piece)));
            add("response.reasoning_summary_text.done", at + ",\"text\":" + whole);
            add(
                    "response.reasoning_summary_part.done",
                    at + ",\"part\":{\"type\":\"summary_text\",\"text\":" + whole + "}");
            add("response.output_item.done", item(place, ResponsesFake.reasoning(whole)));
        }

        private void message(int place, FakeAnswer answer) {
            String at = ",\"item_id\":\"msg_1\",\"output_index\":" + place + ",\"content_index\":0";
            add("response.output_item.added", item(place, ResponsesFake.message("in_progress", "")));
            add("response.content_part.added", at + ",\"part\":" + part(""));
            answer.texts()
                    .forEach(piece ->
                            add("response.output_text.delta", at + ",\"delta\":" + quote(piece) + ",\"logprobs\":[]"));
            add("response.output_text.done", at + ",\"text\":" + quote(answer.text()) + ",\"logprobs\":[]");
            add("response.content_part.done", at + ",\"part\":" + part(answer.text()));
            add("response.output_item.done", item(place, ResponsesFake.message("completed", part(answer.text()))));
        }

        private void call(int place, int number, FakeCall call) {
            String at = ",\"item_id\":\"fc_" + number + "\",\"output_index\":" + place;
            add("response.output_item.added", item(place, ResponsesFake.call(number, call, "in_progress", "")));
            call.arguments()
                    .forEach(piece -> add("response.function_call_arguments.delta", at + ",\"delta\":" + quote(piece)));
            add(
                    "response.function_call_arguments.done",
                    at + ",\"name\":" + quote(call.name()) + ",\"arguments\":" + quote(call.json()));
            add("response.output_item.done", item(place, ResponsesFake.call(number, call, "completed", call.json())));
        }

        private static String item(int place, String item) {
            return ",\"output_index\":" + place + ",\"item\":" + item;
        }
    }
}
