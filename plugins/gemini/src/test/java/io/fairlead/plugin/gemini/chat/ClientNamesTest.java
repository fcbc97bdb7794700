package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.plugin.gemini.request.RequestLook;
import io.fairlead.testkit.HeapBody;
import org.junit.jupiter.api.Test;

/** What is lost has the name that a client of this API gave it. */
final class ClientNamesTest {
    private static ChatRequest request(String members) {
        return ChatCodec.decode(HeapBody.json("{" + members + "}"), "m", false, (path, reason) -> {});
    }

    @Test
    void settings_stand_in_the_configuration() {
        ChatRequest request = request("\"generationConfig\":{\"topK\":3}");

        assertThat(request.clientPath("top_k")).isEqualTo("generationConfig.topK");
        assertThat(request.clientPath("max_tokens")).isEqualTo("generationConfig.maxOutputTokens");
        assertThat(request.clientPath("n")).isEqualTo("generationConfig.candidateCount");
        assertThat(request.clientPath("logprobs")).isEqualTo("generationConfig.responseLogprobs");
        assertThat(request.clientPath("top_logprobs")).isEqualTo("generationConfig.logprobs");
        assertThat(request.clientPath("tool_choice")).isEqualTo("toolConfig.functionCallingConfig");
        assertThat(request.clientPath("reasoning.budget")).isEqualTo("generationConfig.thinkingConfig.thinkingBudget");
        assertThat(request.clientPath("thinkingConfig.x")).isEqualTo("generationConfig.thinkingConfig.x");
    }

    @Test
    void what_stands_alone_has_no_number() {
        ChatRequest request = request(
                "\"contents\":{\"parts\":{\"text\":\"a\"}},\"tools\":{\"functionDeclarations\":{\"name\":\"f\"},\"googleSearch\":{\"a\":1}}");

        assertThat(request.clientPath("messages[0].content[0]")).isEqualTo("contents.parts");
        assertThat(request.clientPath("tools[0].x")).isEqualTo("tools.functionDeclarations.x");
        assertThat(request.clientPath("tools[0].googleSearch")).isEqualTo("tools.googleSearch");
    }

    @Test
    void contents_of_one_turn_keep_their_numbers() {
        ChatRequest request = request(
                "\"contents\":[{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"f\"}}]},{\"role\":\"model\",\"x\":1,\"parts\":[{\"text\":\"a\"},{\"functionCall\":{\"name\":\"g\"}}]}]");

        assertThat(request.clientPath("messages[0].content[0].thought_signature"))
                .isEqualTo("contents[0].parts[0].thoughtSignature");
        assertThat(request.clientPath("messages[0].content[2].thought_signature"))
                .isEqualTo("contents[1].parts[1].thoughtSignature");
        assertThat(request.clientPath("messages[0].x")).isEqualTo("contents[1].x");
    }

    @Test
    void a_member_at_the_top_keeps_its_name() {
        ChatRequest request = request("\"temperature\":1");

        assertThat(request.clientPath("temperature")).isEqualTo("temperature");
    }

    @Test
    void a_form_is_called_as_it_was_asked_for() {
        assertThat(request("\"generationConfig\":{\"responseMimeType\":\"application/json\"}")
                        .clientPath("response_format"))
                .isEqualTo("generationConfig.responseMimeType");
        assertThat(request("\"generationConfig\":{\"responseSchema\":{}}").clientPath("response_format"))
                .isEqualTo("generationConfig.responseSchema");
        assertThat(request("\"generationConfig\":{\"responseJsonSchema\":{}}").clientPath("response_format"))
                .isEqualTo("generationConfig.responseJsonSchema");
    }

    @Test
    void no_thinking_is_asked_for_by_a_budget() {
        assertThat(request("\"generationConfig\":{\"thinkingConfig\":{\"thinkingBudget\":0}}")
                        .clientPath("reasoning.effort"))
                .isEqualTo("generationConfig.thinkingConfig.thinkingBudget");
        assertThat(request("\"generationConfig\":{\"thinkingConfig\":{\"thinkingLevel\":\"LOW\"}}")
                        .clientPath("reasoning.effort"))
                .isEqualTo("generationConfig.thinkingConfig.thinkingLevel");
    }

    @Test
    void contents_that_say_nothing_and_pieces_of_thoughts_count() {
        ChatRequest request = request(
                "\"contents\":[{\"parts\":[{\"text\":\"hello\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"\"}]},{\"role\":\"model\",\"parts\":[{\"text\":\"a\",\"thought\":true},{\"text\":\"b\",\"thought\":true},{\"functionCall\":{\"name\":\"f\",\"args\":{}},\"thoughtSignature\":\"x\"}]},{\"role\":\"user\",\"parts\":[{\"functionResponse\":{\"name\":\"f\",\"response\":{\"error\":\"no\"},\"parts\":[{\"inlineData\":{\"mimeType\":\"application/pdf\",\"data\":\"AAAA\",\"displayName\":\"d\"}}]}}]},{\"role\":\"user\",\"parts\":{\"text\":\"one\"}}],\"systemInstruction\":{\"parts\":[{\"text\":\"s\"},{\"text\":\"t\"}]}");

        assertThat(request.clientPath("messages[0].content[1]")).isEqualTo("systemInstruction.parts[1]");
        assertThat(request.clientPath("messages[0].role")).isEqualTo("systemInstruction");
        assertThat(request.clientPath("messages[1].content[0]")).isEqualTo("contents[0].parts[0]");
        assertThat(request.clientPath("messages[2].content[0]")).isEqualTo("contents[2].parts[0]");
        assertThat(request.clientPath("messages[2].content[1]")).isEqualTo("contents[2].parts[2]");
        assertThat(request.clientPath("messages[2].content[1].thought_signature"))
                .isEqualTo("contents[2].parts[2].thoughtSignature");
        assertThat(request.clientPath("messages[2].role")).isEqualTo("contents[2].role");
        assertThat(request.clientPath("messages[3].content[0].is_error"))
                .isEqualTo("contents[3].parts[0].functionResponse.response.error");
        assertThat(request.clientPath("messages[3].content[0].content[0]"))
                .isEqualTo("contents[3].parts[0].functionResponse.response");
        assertThat(request.clientPath("messages[3].content[0].content[1].name"))
                .isEqualTo("contents[3].parts[0].functionResponse.parts[0].inlineData.displayName");
        assertThat(request.clientPath("messages[4].content[0]")).isEqualTo("contents[4].parts");
    }

    @Test
    void functions_stand_in_lists_within_tools() {
        ChatRequest request = request(
                "\"tools\":[{\"googleSearch\":{}},{\"functionDeclarations\":[{\"name\":\"a\"},{\"name\":\"b\",\"behavior\":\"x\"}]}]");

        assertThat(request.clientPath("tools[1].behavior")).isEqualTo("tools[1].functionDeclarations[1].behavior");
        assertThat(request.clientPath("tools[0].googleSearch")).isEqualTo("tools[0].googleSearch");
    }

    @Test
    void a_request_within_a_question_for_a_count_has_longer_names() {
        String body = "{\"generateContentRequest\":{\"contents\":[{\"parts\":[{\"text\":\"hello\"}]}]}}";

        ChatRequest request = CountCodec.decode(HeapBody.json(body, RequestLook.PROBES), "m", (path, reason) -> {});

        assertThat(request.clientPath("top_k")).isEqualTo("generateContentRequest.generationConfig.topK");
        assertThat(request.clientPath("messages[0].content[0]"))
                .isEqualTo("generateContentRequest.contents[0].parts[0]");
    }
}
