package io.fairlead.e2e.stage;

import io.fairlead.e2e.gateway.Planted;

/** Bodies of requests that clients send. */
public final class Ask {
    /** Where the OpenAI API takes chats. */
    public static final String CHAT = "/v1/chat/completions";

    /** Where the Anthropic API takes messages. */
    public static final String MESSAGES = "/v1/messages";

    private Ask() {}

    /** A chat. */
    public static String chat(String model) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + Planted.PROMPT
                + "\"}]}";
    }

    /** A chat whose answer shall be streamed. */
    public static String streamedChat(String model) {
        return "{\"stream\":true," + chat(model).substring(1);
    }

    /** A message. */
    public static String message(String model) {
        return "{\"max_tokens\":100," + chat(model).substring(1);
    }

    /** A message whose answer shall be streamed. */
    public static String streamedMessage(String model) {
        return "{\"stream\":true," + message(model).substring(1);
    }
}
