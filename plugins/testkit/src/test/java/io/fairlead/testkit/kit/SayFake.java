package io.fairlead.testkit.kit;

import static io.fairlead.api.json.JsonText.quote;

import java.util.ArrayList;
import java.util.List;

/** Writes as an imaginary API: a request and an answer are one text. */
final class SayFake implements WireFake {
    @Override
    public String dialect() {
        return "imaginary.say";
    }

    @Override
    public String request(RequestForm form, boolean stream) {
        String more = form == RequestForm.UNKNOWN_MEMBERS ? ",\"x_later\":1" : "";
        return "{\"model\":\"smart\",\"say\":\"Hello\",\"stream\":" + stream + more + "}";
    }

    @Override
    public String whole(FakeAnswer answer) {
        return "{\"id\":\"a-1\",\"say\":" + quote(answer.text()) + "," + end(answer) + "}";
    }

    @Override
    public List<String> stream(FakeAnswer answer) {
        List<String> events = new ArrayList<>();
        events.add("data: {\"id\":\"a-1\"}\n\n");
        answer.texts().forEach(piece -> events.add("data: {\"say\":" + quote(piece) + "}\n\n"));
        events.add("data: {" + end(answer) + "}\n\n");
        events.add("data: {\"done\":true}\n\n");
        return events;
    }

    private static String end(FakeAnswer answer) {
        return "\"end\":" + quote(answer.reason().name()) + ",\"in\":"
                + answer.usage().inputTokens() + ",\"out\":" + answer.usage().outputTokens() + ",\"cached\":"
                + answer.usage().cachedInputTokens();
    }

    @Override
    public String error(String type, String code, String message) {
        return "{\"error\":" + quote(message) + ",\"kind\":" + quote(type) + "}";
    }
}
