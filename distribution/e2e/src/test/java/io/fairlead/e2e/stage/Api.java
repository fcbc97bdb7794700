package io.fairlead.e2e.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An API that clients speak, as far as errors go. */
public enum Api {
    OPENAI(Ask.CHAT, "smart", "X-Nothing: 1"),
    ANTHROPIC(Ask.MESSAGES, "clever", "anthropic-version: 2023-06-01");

    private static final String REST =
            "\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"" + Planted.PROMPT + "\"}]";

    private final String path;
    private final String model;
    private final String mark;

    Api(String path, String model, String mark) {
        this.path = path;
        this.model = model;
        this.mark = mark;
    }

    /** Where it takes requests. */
    public String path() {
        return path;
    }

    /** A model of this API. */
    public String model() {
        return model;
    }

    /** What is good about a request: max_tokens and messages. */
    public static String rest() {
        return REST;
    }

    /** A good request for a model. */
    public static String body(String model) {
        return "{\"model\":\"" + model + "\"," + REST + "}";
    }

    /** A good request. */
    public String good() {
        return body(model);
    }

    /** The fields by which its clients are known, and more. */
    public String[] fields(String... more) {
        List<String> fields = new ArrayList<>(List.of(more));
        fields.add(mark);
        return fields.toArray(String[]::new);
    }

    /** Fails unless an answer has this API's form of an error, with this status and a message like this, and no prompt. */
    public void refuses(Answer answer, int status, String... message) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        JsonNode error = answer.json();
        if (this == ANTHROPIC) {
            assertThat(error.path("type").asText()).as(answer.text()).isEqualTo("error");
        }
        assertThat(error.at("/error/type").asText()).as(answer.text()).isNotEmpty();
        assertThat(error.path("error").has("param")).as(answer.text()).isEqualTo(this == OPENAI);
        assertThat(error.at("/error/message").asText()).contains(message);
        Planted.isNotIn("an answer", answer.text());
    }

    /** Fails unless a connection still serves. */
    public void serves(Connection connection) throws IOException {
        Answer answer = connection.post(path, good(), fields());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
