package io.fairlead.plugin.ollama;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Usage;
import io.fairlead.testkit.kit.FakeAnswer;
import io.fairlead.testkit.kit.FakeCall;
import io.fairlead.testkit.kit.RequestForm;
import io.fairlead.testkit.kit.WireFake;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes as Ollama documents its chats and its generated texts. */
public final class OllamaFake implements WireFake {
    private static final String TOOL = "{\"type\":\"function\",\"function\":{\"name\":\"%s\",\"description\":\"d\","
            + "\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}}";
    private static final String TOOLS = ",\"tools\":[" + TOOL.formatted("weather") + "," + TOOL.formatted("time") + "]";
    private static final String USER = "{\"role\":\"user\",\"content\":\"Hello\"}";
    private static final String CALLED = "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{"
            + "\"name\":\"weather\",\"arguments\":{\"city\":\"Oslo\"}}}]},"
            + "{\"role\":\"tool\",\"tool_name\":\"weather\",\"content\":\"Rain\"}";
    private static final String SEEN = "{\"role\":\"user\",\"content\":\"Hello\",\"images\":[\"iVBORw0KGgo=\"]}";
    private static final String SCHEMA =
            ",\"format\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}," + "\"required\":[\"a\"]}";

    private final boolean chat;

    private OllamaFake(boolean chat) {
        this.chat = chat;
    }

    /** Of {@code /api/chat}. */
    public static OllamaFake chat() {
        return new OllamaFake(true);
    }

    /** Of {@code /api/generate}. */
    public static OllamaFake generate() {
        return new OllamaFake(false);
    }

    @Override
    public String dialect() {
        return chat ? "ollama.chat" : "ollama.generate";
    }

    @Override
    public Framing framing() {
        return Framing.JSON_LINES;
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        String content = chat ? ",\"messages\":[" + messages(form) + "]" : prompt(form);
        return "{\"model\":\"smart\"" + content + more(form) + (stream ? "}" : ",\"stream\":false}");
    }

    private static String messages(RequestForm form) {
        return switch (form) {
            case CONVERSATION ->
                "{\"role\":\"system\",\"content\":\"Be brief.\"}," + USER
                        + ",{\"role\":\"assistant\",\"content\":\"Hi\"},{\"role\":\"user\",\"content\":\"Bye\"}";
            case TOOL_RESULT -> USER + "," + CALLED;
            case VISION -> SEEN;
            default -> USER;
        };
    }

    private static String prompt(RequestForm form) {
        return ",\"prompt\":\"Hello\""
                + switch (form) {
                    case CONVERSATION -> ",\"system\":\"Be brief.\"";
                    case VISION -> ",\"images\":[\"iVBORw0KGgo=\"]";
                    default -> "";
                };
    }

    private String more(RequestForm form) {
        return switch (form) {
            case CONVERSATION -> ",\"options\":{\"temperature\":0.5,\"num_predict\":100}";
            case TOOLS, TOOL_RESULT -> chat ? TOOLS : "";
            case JSON -> SCHEMA;
            case UNKNOWN_MEMBERS -> ",\"x_later\":{\"a\":[1,\"}\"]}";
            default -> "";
        };
    }

    @Override
    public String whole(FakeAnswer answer) {
        return line(answer.text(), String.join("", answer.thinking()), answer.calls(), end(answer));
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> lines = new ArrayList<>();
        String more = ",\"done\":false";
        answer.thinking().forEach(piece -> lines.add(line("", piece, List.of(), more)));
        answer.texts().forEach(piece -> lines.add(line(piece, "", List.of(), more)));
        if (!answer.calls().isEmpty()) {
            lines.add(line("", "", answer.calls(), more));
        }
        lines.add(line("", "", List.of(), end(answer)));
        return lines.stream().map(line -> line + "\n").toList();
    }

    private String line(String text, String thinking, List<FakeCall> calls, String end) {
        String head = "{\"model\":\"m\",\"created_at\":\"2026-11-21T12:00:00.123456789Z\",";
        String thoughts = thinking.isEmpty() ? "" : ",\"thinking\":" + quote(thinking);
        if (!chat) {
            return head + "\"response\":" + quote(text) + thoughts + end + "}";
        }
        String called = calls.isEmpty() ? "" : ",\"tool_calls\":[" + calls(calls) + "]";
        return head + "\"message\":{\"role\":\"assistant\",\"content\":" + quote(text) + thoughts + called + "}" + end
                + "}";
    }

    private static String calls(List<FakeCall> calls) {
        return calls.stream()
                .map(call -> "{\"id\":" + quote(call.id()) + ",\"function\":{\"name\":" + quote(call.name())
                        + ",\"arguments\":" + call.json() + "}}")
                .collect(Collectors.joining(","));
    }

    private static String end(FakeAnswer answer) {
        Usage usage = answer.usage();
        FinishReason reason = answer.reason().equals(FinishReason.TOOL_CALLS) ? FinishReason.STOP : answer.reason();
        return ",\"done\":true,\"done_reason\":" + quote(reason.name())
                + ",\"total_duration\":174560334,\"load_duration\":101397084,\"prompt_eval_count\":"
                + usage.inputTokens() + ",\"prompt_eval_duration\":13074791,\"eval_count\":" + usage.outputTokens()
                + ",\"eval_duration\":52479709";
    }

    @Override
    public String error(String type, String code, String message) {
        return "{\"error\":" + quote(message) + "}";
    }
}
