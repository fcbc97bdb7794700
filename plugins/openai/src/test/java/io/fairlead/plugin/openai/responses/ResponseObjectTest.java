package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.json.JsonWriter;
import io.fairlead.testkit.HeapBody;
import org.junit.jupiter.api.Test;

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
                        + "\"store\":true,\"service_tier\":\"flex\",\"metadata\":{\"a\":\"b\"}}");

        assertThat(written(RequestEcho.of(body)))
                .contains("\"instructions\":\"be brief\"")
                .contains("\"temperature\":0.20")
                .contains("\"tools\":[{\"type\":\"function\",\"name\":\"f\"}]")
                .contains("\"text\":{\"verbosity\":\"low\",\"format\":{\"type\":\"text\"}}")
                .contains("\"service_tier\":\"flex\"")
                .contains("\"top_p\":1.0")
                .contains("\"metadata\":{\"a\":\"b\"}")
                .contains("\"store\":false");
    }

    @Test
    void hasEveryRequiredMemberWhereNothingIsKnown() {
        assertThat(written(RequestEcho.of(null)))
                .isEqualTo("{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":5,\"status\":\"in_progress\","
                        + "\"error\":null,\"incomplete_details\":null,\"model\":\"m\",\"output\":[],\"background\":false,"
                        + "\"instructions\":null,\"max_output_tokens\":null,\"max_tool_calls\":null,\"metadata\":{},"
                        + "\"parallel_tool_calls\":true,\"previous_response_id\":null,\"prompt_cache_key\":null,\"prompt_cache_retention\":null,"
                        + "\"reasoning\":{\"effort\":null,\"summary\":null},\"safety_identifier\":null,\"service_tier\":\"default\","
                        + "\"temperature\":1.0,\"text\":{\"format\":{\"type\":\"text\"}},\"tool_choice\":\"auto\","
                        + "\"tools\":[],\"top_logprobs\":0,\"top_p\":1.0,\"truncation\":\"disabled\",\"user\":null,"
                        + "\"store\":false,\"usage\":null}");
    }
}
