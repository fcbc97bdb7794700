package io.fairlead.e2e.pairs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.fakes.Kind;

/** What a client has of a conversation, in the words of its API: it repeats what it was told, and adds what a tool gave. */
final class Conversation {
    private static final String QUESTION = "tool please";
    private static final String RESULT = "21 degrees";
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}";

    private final Kind client;
    private final String list;
    private final ObjectNode body;

    private Conversation(Kind client, String list, String body) {
        this.client = client;
        this.list = list;
        this.body = (ObjectNode) Json.tree(body.replace("SCHEMA", SCHEMA).replace("QUESTION", QUESTION));
    }

    static Conversation of(Kind client) {
        String function = "{\"name\":\"weather\",\"parameters\":SCHEMA}";
        String said = "\"messages\":[{\"role\":\"user\",\"content\":\"QUESTION\"}]";
        String tools = "\"tools\":[{\"type\":\"function\",\"function\":" + function + "}]";
        return switch (client) {
            case OPENAI ->
                new Conversation(client, "messages", "{" + said + "," + tools + ",\"reasoning_effort\":\"low\"}");
            case OLLAMA ->
                new Conversation(client, "messages", "{" + said + "," + tools + ",\"think\":true,\"stream\":false}");
            case RESPONSES -> new Conversation(client, "input", """
                        {"input":[{"role":"user","content":"QUESTION"}],"store":false,
                         "include":["reasoning.encrypted_content"],"reasoning":{"effort":"low","summary":"auto"},
                         "tools":[{"type":"function","name":"weather","strict":false,"parameters":SCHEMA}]}""");
            case ANTHROPIC -> new Conversation(client, "messages", """
                        {"messages":[{"role":"user","content":"QUESTION"}],"max_tokens":4000,
                         "thinking":{"type":"enabled","budget_tokens":2000},
                         "tools":[{"name":"weather","input_schema":SCHEMA}]}""");
            case GEMINI -> new Conversation(client, "contents", """
                        {"contents":[{"role":"user","parts":[{"text":"QUESTION"}]}],
                         "generationConfig":{"thinkingConfig":{"includeThoughts":true}},
                         "tools":[{"functionDeclarations":[{"name":"weather","parametersJsonSchema":SCHEMA}]}]}""");
        };
    }

    String path(String model) {
        return switch (client) {
            case OPENAI -> "/v1/chat/completions";
            case RESPONSES -> "/v1/responses";
            case ANTHROPIC -> "/v1/messages";
            case GEMINI -> "/v1beta/models/" + model + ":generateContent";
            case OLLAMA -> "/api/chat";
        };
    }

    String body(String model) {
        return client == Kind.GEMINI
                ? body.toString()
                : body.deepCopy().put("model", model).toString();
    }

    /** Repeats an answer with one call of a tool, and gives its result. */
    void replay(JsonNode answer) {
        ArrayNode said = body.withArray(list);
        switch (client) {
            case OPENAI -> {
                JsonNode message = answer.at("/choices/0/message");
                said.add(message);
                said.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", message.at("/tool_calls/0/id").asText())
                        .put("content", RESULT);
            }
            case RESPONSES ->
                answer.path("output").forEach(item -> {
                    said.add(item);
                    if (item.path("type").asText().equals("function_call")) {
                        String id = item.path("call_id").asText();
                        said.addObject()
                                .put("type", "function_call_output")
                                .put("call_id", id)
                                .put("output", RESULT);
                    }
                });
            case ANTHROPIC -> {
                JsonNode content = answer.path("content");
                said.addObject().put("role", "assistant").set("content", content);
                String id = content.path(content.size() - 1).path("id").asText();
                said.addObject()
                        .put("role", "user")
                        .putArray("content")
                        .addObject()
                        .put("type", "tool_result")
                        .put("tool_use_id", id)
                        .put("content", RESULT);
            }
            case GEMINI -> {
                said.add(answer.at("/candidates/0/content"));
                said.addObject()
                        .put("role", "user")
                        .putArray("parts")
                        .addObject()
                        .putObject("functionResponse")
                        .put("name", "weather")
                        .putObject("response")
                        .put("output", RESULT);
            }
            case OLLAMA -> {
                said.add(answer.path("message"));
                said.addObject().put("role", "tool").put("tool_name", "weather").put("content", RESULT);
            }
        }
    }
}
