package io.fairlead.e2e.filters;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.upstream.Json;
import java.util.ArrayList;
import java.util.List;

/** Streams whose texts come a few characters at a time. */
final class Streamed {
    private final int size;

    Streamed(int size) {
        this.size = size;
    }

    /** Two choices and the arguments of a tool, taking turns, in frames that are spelled and ended in odd ways. */
    List<String> frames(String first, String second, String arguments) {
        List<String> frames = new ArrayList<>();
        frames.add(": hello\r\n\r\n");
        int longest = Math.max(first.length(), Math.max(second.length(), arguments.length()));
        for (int at = 0; at < longest; at += size) {
            frames.add("data: {\"choices\":[ {\"index\":0,\"delta\":{\"content\":" + piece(first, at)
                    + ",\"n\":1.0}} ]}\n\n");
            frames.add("event: x\r\ndata: {\"choices\":[{\"delta\":{\"content\":" + piece(second, at)
                    + "},\"index\":1}],\"obfuscation\":\"[email-1]\"}\r\n\r\n");
            frames.add("data: {\"choices\":[{\"index\":1,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":"
                    + "{\"arguments\":" + piece(arguments, at) + "}}]}}]}\n\n");
        }
        frames.add("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
        frames.add(": ping\n\n");
        frames.add("data: {\"choices\":[{\"index\":1,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n");
        frames.add("data: [DONE]\n\n");
        return frames;
    }

    private String piece(String text, int at) {
        return Json.quote(text.substring(Math.min(at, text.length()), Math.min(at + size, text.length())));
    }

    /** What came of the three texts. */
    record Texts(String first, String second, String arguments) {}

    static Texts texts(List<String> events) {
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        StringBuilder arguments = new StringBuilder();
        for (String event : events) {
            JsonNode choice = event.startsWith("{") ? Json.tree(event).at("/choices/0") : Json.tree("{}");
            StringBuilder text = choice.path("index").asInt() == 0 ? first : second;
            text.append(choice.at("/delta/content").asText());
            arguments.append(choice.at("/delta/tool_calls/0/function/arguments").asText());
        }
        return new Texts(first.toString(), second.toString(), arguments.toString());
    }

    /** The text of a stream of the Anthropic API. */
    static String message(List<String> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(Json.tree(event).at("/delta/text").asText()));
        return text.toString();
    }
}
