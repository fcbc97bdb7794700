package io.fairlead.plugin.nimbus;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.testkit.kit.FakeAnswer;
import io.fairlead.testkit.kit.RequestForm;
import io.fairlead.testkit.kit.WireFake;
import java.util.ArrayList;
import java.util.List;

/** Writes as Nimbus does. */
final class NimbusFake implements WireFake {
    private static final String USER = "{\"from\":\"user\",\"text\":\"Hello\"}";
    private static final String TURNS = "{\"from\":\"system\",\"text\":\"Be brief.\"}," + USER
            + ",{\"from\":\"assistant\",\"text\":\"Hi\"},{\"from\":\"user\",\"text\":\"Bye\"}";

    @Override
    public String dialect() {
        return NimbusDialect.ID.name();
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        String turns = form == RequestForm.CONVERSATION ? TURNS : USER;
        String more = form == RequestForm.UNKNOWN_MEMBERS ? ",\"x_later\":{\"a\":[1,\"}\"]}" : "";
        return "{\"engine\":\"smart\",\"turns\":[" + turns + "],\"live\":" + stream + more + "}";
    }

    @Override
    public String whole(FakeAnswer answer) {
        return "{\"text\":" + quote(answer.text()) + "," + end(answer) + "}";
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        answer.texts().forEach(piece -> events.add("data: {\"text\":" + quote(piece) + "}\n\n"));
        events.add("data: {" + end(answer) + "}\n\n");
        return events;
    }

    private static String end(FakeAnswer answer) {
        String why = switch (answer.reason().name()) {
            case "length" -> "limit";
            case "content_filter" -> "rules";
            default -> "done";
        };
        return "\"why\":\"" + why + "\",\"spent\":[" + answer.usage().inputTokens() + ","
                + answer.usage().outputTokens() + "]";
    }

    @Override
    public String error(String type, String code, String message) {
        return "{\"problem\":" + quote(code) + ",\"detail\":" + quote(message) + "}";
    }
}
