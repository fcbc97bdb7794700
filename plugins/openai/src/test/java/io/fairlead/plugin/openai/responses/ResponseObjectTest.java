package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.json.JsonWriter;
import io.fairlead.testkit.HeapBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseObjectTest {
    private static String written(RequestEcho echo) {
        JsonWriter json = new JsonWriter();
        new ResponseObject("resp_1", 5, "m", echo).write(json, ResponseState.IN_PROGRESS, _ -> {});
        return json.slice().utf8();
    }

    @Test
    void repeatsTheSettingsOfItsRequest() {
        HeapBody body =
                HeapBody.json("{\"model\":\"m\",\"input\":\"Hi\",\"instructions\":\"be brief\",\"temperature\":0.20,"
                        + "\"tools\":[{\"type\":\"function\",\"name\":\"f\"}],\"text\":{\"verbosity\":\"low\"},\"top_p\":null,"
                        + "\"metadata\":{\"a\":\"b\"}}");

        assertThat(written(RequestEcho.of(body)))
                .contains("\"instructions\":\"be brief\"")
                .contains("\"temperature\":0.20")
                .contains("\"tools\":[{\"type\":\"function\",\"name\":\"f\"}]")
                .contains("\"text\":{\"verbosity\":\"low\",\"format\":{\"type\":\"text\"}}")
                .contains("\"top_p\":1.0")
                .contains("\"metadata\":{\"a\":\"b\"}");
    }

    @Test
    void repeatsNoToolsThatWereLeftOut() {
        HeapBody body = HeapBody.json("{\"model\":\"m\",\"input\":\"Hi\",\"tools\":[{\"type\":\"web_search\"},"
                + "{\"type\":\"function\",\"name\":\"f\",\"strict\":false},{\"type\":\"custom\",\"name\":\"c\"}],"
                + "\"tool_choice\":{\"type\":\"web_search\"}}");

        assertThat(written(RequestEcho.of(body)))
                .contains("\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"strict\":false},"
                        + "{\"type\":\"custom\",\"name\":\"c\"}]")
                .contains("\"tool_choice\":\"auto\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"custom\",\"name\":\"c\"}",
                "{\"type\":\"allowed_tools\",\"mode\":\"auto\",\"tools\":[{\"type\":\"custom\",\"name\":\"c\"}]}"
            })
    void repeatsAChoiceOfCustomToolsThatWasHeeded(String choice) {
        HeapBody body = HeapBody.json("{\"model\":\"m\",\"input\":\"Hi\",\"tool_choice\":" + choice + "}");

        assertThat(written(RequestEcho.of(body))).contains("\"tool_choice\":" + choice);
    }

    @Test
    void repeatsAChoiceThatWasSentOn() {
        HeapBody body =
                HeapBody.json("{\"model\":\"m\",\"input\":\"Hi\",\"tools\":[{\"type\":\"function\",\"name\":\"f\"}],"
                        + "\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}}");

        assertThat(written(RequestEcho.of(body))).contains("\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}");
    }

    @Test
    void saysWhatWasDoneAndNotWhatWasWished() {
        HeapBody body = HeapBody.json("{\"model\":\"m\",\"input\":\"Hi\",\"store\":true,\"service_tier\":\"flex\","
                + "\"truncation\":\"auto\",\"max_tool_calls\":1,\"prompt_cache_retention\":\"24h\"}");

        assertThat(written(RequestEcho.of(body)))
                .contains("\"store\":false")
                .contains("\"service_tier\":null")
                .contains("\"truncation\":\"disabled\"")
                .contains("\"max_tool_calls\":null")
                .contains("\"prompt_cache_retention\":null");
    }

    @Test
    void hasEveryRequiredMemberWhereNothingIsKnown() {
        assertThat(written(RequestEcho.of(null)))
                .isEqualTo("{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":5,\"status\":\"in_progress\","
                        + "\"error\":null,\"incomplete_details\":null,\"model\":\"m\",\"output\":[],\"background\":false,"
                        + "\"instructions\":null,\"max_output_tokens\":null,\"metadata\":{},\"parallel_tool_calls\":true,"
                        + "\"previous_response_id\":null,\"prompt_cache_key\":null,"
                        + "\"reasoning\":{\"effort\":null,\"summary\":null},\"safety_identifier\":null,"
                        + "\"temperature\":1.0,\"text\":{\"format\":{\"type\":\"text\"}},\"tool_choice\":\"auto\","
                        + "\"tools\":[],\"top_logprobs\":0,\"top_p\":1.0,\"user\":null,\"max_tool_calls\":null,"
                        + "\"prompt_cache_retention\":null,\"service_tier\":null,\"store\":false,"
                        + "\"truncation\":\"disabled\",\"usage\":null}");
    }
}
