package io.fairlead.plugin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.plugin.simulator.Caller.Reply;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ToolsAndFormatsTest {
    private static final String SCHEMA = """
            {"type":"object","required":["city"],"properties":{"city":{"type":"string"},"days":{"type":"integer"},
             "unit":{"enum":["C","F"]},"at":{"$ref":"#/$defs/place"},"tags":{"type":"array","items":{"type":"boolean"},
             "minItems":2},"note":{"type":["null","string"]},"size":{"anyOf":[{"type":"number","minimum":3},{"type":"null"}]}},
             "$defs":{"place":{"type":"object","properties":{"name":{"const":"pier"}}}}}""";
    private static final String OPENAI = """
            {"model":"demo","messages":[{"role":"user","content":"%s"}],%s"tools":[
             {"type":"function","function":{"name":"get_weather","parameters":%s}},
             {"type":"function","function":{"name":"get_time","parameters":{"type":"object"}}}]}""";
    private static final String ANTHROPIC = """
            {"model":"demo","max_tokens":99,"messages":[{"role":"user","content":[{"type":"text","text":"%s"}]}],%s
             "tools":[{"name":"get_weather","input_schema":%s}]}""";

    private final Caller caller = Caller.with(Map.of());

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            hello,                                  ``,                                             ``
            please call a function,                 ``,                                             get_weather
            what does Get_Time say?,                ``,                                             get_time
            use get_weather and get_time,           ``,                                             get_weather get_time
            hello,                                  `"tool_choice":"required",`,                    get_weather
            call get_time,                          `"tool_choice":"none",`,                        ``
            hello,                                  `"tool_choice":"auto",`,                        ``
            hello,  `"tool_choice":{"type":"function","function":{"name":"get_time"}},`,            get_time
            """)
    void toolsAreCalledWhenTheRequestAsksForIt(String text, String choice, String called) {
        Reply reply = caller.call("openai.chat", OPENAI.formatted(text, choice, SCHEMA));
        JsonObject message = Json.object(reply.body())
                .getJsonArray("choices")
                .getJsonObject(0)
                .getJsonObject("message");

        List<String> names = message.containsKey("tool_calls")
                ? message.getJsonArray("tool_calls").stream()
                        .map(call -> Json.at(call.asJsonObject(), "/function/name"))
                        .toList()
                : List.of();
        assertThat(String.join(" ", names)).isEqualTo(called);
    }

    @Test
    void theArgumentsFitTheToolsSchema() {
        Reply reply = caller.call("openai.chat", OPENAI.formatted("call it", "", SCHEMA));
        JsonObject answer = Json.object(reply.body());

        assertThat(Json.at(answer, "/choices/0/finish_reason")).isEqualTo("tool_calls");
        assertThat(Json.at(answer, "/choices/0/message/content")).isEqualTo("null");
        assertThat(Json.at(answer, "/choices/0/message/tool_calls/0/function/arguments"))
                .isEqualTo("{\"city\":\"simulated city\",\"days\":1,\"unit\":\"C\",\"at\":{\"name\":\"pier\"},"
                        + "\"tags\":[true,true],\"note\":null,\"size\":3}");
    }

    @Test
    void callsAreStreamedInPieces() {
        String body = OPENAI.formatted("get_weather then get_time", "\"stream\":true,", SCHEMA);
        List<JsonObject> events = Json.events(caller.call("openai.chat", body).body());

        assertThat(Json.joined(events, "/choices/0/delta/tool_calls/0/function/name"))
                .isEqualTo("get_weatherget_time");
        assertThat(Json.joined(events, "/choices/0/delta/tool_calls/0/function/arguments"))
                .startsWith("{\"city\":\"simulated city\"")
                .endsWith("\"size\":3}{}");
        assertThat(Json.at(events.getLast(), "/choices/0/finish_reason")).isEqualTo("tool_calls");
    }

    @Test
    void aToolsResultIsAnsweredWithText() {
        String openai = OPENAI.formatted("call get_weather", "", SCHEMA)
                .replace("}],\"tools\"", "},{\"role\":\"tool\",\"content\":\"call me\"}],\"tools\"");
        String anthropic = ANTHROPIC
                .formatted("call", "", SCHEMA)
                .replace("{\"type\":\"text\"", "{\"type\":\"tool_result\",\"content\":\"x\"},{\"type\":\"text\"");

        assertThat(caller.call("openai.chat", openai).body()).contains("This is a simulated answer");
        assertThat(caller.call("anthropic.messages", anthropic).body()).contains("This is a simulated answer");
    }

    @Test
    void anthropicsToolsAreCalledInItsOwnForm() {
        JsonObject whole = Json.object(caller.call("anthropic.messages", ANTHROPIC.formatted("call", "", SCHEMA))
                .body());
        String body = ANTHROPIC.formatted("hello", "\"stream\":true,\"tool_choice\":{\"type\":\"any\"},", SCHEMA);
        List<JsonObject> events =
                Json.events(caller.call("anthropic.messages", body).body());

        assertThat(Json.at(whole, "/stop_reason")).isEqualTo("tool_use");
        assertThat(Json.at(whole, "/content/0/input/at/name")).isEqualTo("pier");
        assertThat(Json.at(Json.object(Json.joined(events, "/delta/partial_json")), "/city"))
                .isEqualTo("simulated city");
        assertThat(Json.joined(events, "/delta/stop_reason")).isEqualTo("tool_use");
    }

    @Test
    void jsonModeGivesAnObject() {
        String body = "{\"model\":\"demo\",\"messages\":[],\"response_format\":{\"type\":\"json_object\"}}";
        JsonObject answer = Json.object(caller.call("openai.chat", body).body());

        assertThat(Json.object(Json.at(answer, "/choices/0/message/content")))
                .isEqualTo(Json.object("{\"simulated\":true,\"by\":\"Fairlead\",\"model\":\"demo\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            openai.chat        | "response_format":{"type":"json_schema","json_schema":{"name":"x","schema":%s}} | /choices/0/message/content
            anthropic.messages | "output_format":{"type":"json_schema","schema":%s}                             | /content/0/text
            anthropic.messages | "output_config":{"format":{"type":"json_schema","schema":%s}}                  | /content/0/text
            """)
    void aSchemaIsFitted(String dialect, String member, String text) {
        String body = "{\"model\":\"demo\",\"messages\":[]," + member.formatted(SCHEMA) + "}";
        JsonObject answer = Json.object(caller.call(dialect, body).body());

        assertThat(Json.at(Json.object(Json.at(answer, text)), "/at/name")).isEqualTo("pier");
    }

    /** Schemas that refer to themselves, or repeat what is long, made samples of hundreds of megabytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'array','minItems':8,'items':{'$ref':'#'}}",
                "{'properties':{'a':{'$ref':'#'},'b':{'$ref':'#'},'c':{'$ref':'#'},'d':{'$ref':'#'},'e':{'$ref':'#'}}}",
                "{'type':'array','minItems':8,'items':{'type':'array','minItems':8,'items':{'type':'array','minItems':8,"
                        + "'items':{'type':'array','minItems':8,'items':{'const':'LONG'}}}}}",
                "{'type':'array','minItems':8,'items':{'type':'array','minItems':8,'items':{'type':'array','minItems':8,"
                        + "'items':{'type':'object','properties':{'LONG':{'type':'string'}}}}}}",
            })
    void aSampleStopsShortOfAFlood(String schema) {
        String whole = schema.replace('\'', '"').replace("LONG", "x".repeat(1000));
        String body = "{\"model\":\"demo\",\"messages\":[],\"response_format\":{\"type\":\"json_schema\","
                + "\"json_schema\":{\"name\":\"x\",\"schema\":" + whole + "}}}";
        JsonObject answer = Json.object(caller.call("openai.chat", body).body());

        assertThat(Json.at(answer, "/choices/0/message/content"))
                .hasSizeBetween(100, 200_000)
                .matches("[{\\[].*[}\\]]");
    }

    @Test
    void aFloodOfToolsIsNotCalled() {
        String tool = "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{}}},";
        String body = "{\"model\":\"demo\",\"messages\":[{\"role\":\"user\",\"content\":\"f\"}],\"tools\":["
                + tool.repeat(2000) + "7]}";
        JsonObject answer = Json.object(caller.call("openai.chat", body).body());

        assertThat(answer.getJsonArray("choices")
                        .getJsonObject(0)
                        .getJsonObject("message")
                        .getJsonArray("tool_calls"))
                .hasSize(16);
    }

    @Test
    void anthropicsStreamHasItsEventsInOrder() {
        String body = "{\"model\":\"demo\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";
        Reply reply = caller.call("anthropic.messages", body);
        List<String> names = reply.body()
                .lines()
                .filter(line -> line.startsWith("event: "))
                .map(line -> line.substring("event: ".length()))
                .distinct()
                .toList();
        List<JsonObject> events = Json.events(reply.body());

        assertThat(names)
                .containsExactly(
                        "message_start",
                        "ping",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        assertThat(events).extracting(event -> Json.at(event, "/type")).containsAll(names);
        assertThat(Json.joined(events, "/delta/text")).startsWith("This is a simulated answer by Fairlead");
        assertThat(Json.at(events.getFirst(), "/message/usage/input_tokens")).isNotEqualTo("0");
        assertThat(Json.joined(events, "/usage/output_tokens")).isEqualTo("60");
    }
}
