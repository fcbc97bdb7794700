package io.fairlead.benchmarks.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Whole responses, rendered once; each loop has its own, since a buffer's position belongs to one thread. */
final class CannedAnswers {
    private static final int ANSWER_BYTES = 1024;
    private static final String FILLER = "The tide rises and falls because the moon pulls at the sea. ";

    private final ByteBuffer completion = direct(json("200 OK", completion(ANSWER_BYTES)));
    private final ByteBuffer models = direct(json(
            "200 OK",
            "{\"object\":\"list\",\"data\":[{\"id\":\"sim\",\"object\":\"model\",\"created\":1700000000,"
                    + "\"owned_by\":\"fairlead-benchmarks\"}]}"));
    private final ByteBuffer streamHead = direct(ascii("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; "
            + "charset=utf-8\r\nCache-Control: no-cache\r\nTransfer-Encoding: chunked\r\n\r\n"));
    private final ByteBuffer proceed = direct(ascii("HTTP/1.1 100 Continue\r\n\r\n"));
    private final ByteBuffer unknownPath = direct(json("404 Not Found", error("no such path")));

    private final ByteBuffer unavailable = direct(json("503 Service Unavailable", error("out of service")));

    private final ByteBuffer againstPolicy = direct(json(
            "400 Bad Request",
            "{\"error\":{\"message\":\"against the content policy\",\"type\":\"invalid_request_error\",\"param\":null,"
                    + "\"code\":\"content_policy_violation\"}}"));

    /** A chat completion of about 1 KB. */
    ByteBuffer completion() {
        return completion.clear();
    }

    ByteBuffer models() {
        return models.clear();
    }

    ByteBuffer streamHead() {
        return streamHead.clear();
    }

    ByteBuffer proceed() {
        return proceed.clear();
    }

    ByteBuffer unknownPath() {
        return unknownPath.clear();
    }

    ByteBuffer unavailable() {
        return unavailable.clear();
    }

    ByteBuffer againstPolicy() {
        return againstPolicy.clear();
    }

    static ByteBuffer badRequest(String message) {
        return ByteBuffer.wrap(json("400 Bad Request", error(message)));
    }

    static ByteBuffer counters(SimulatorCounters counters) {
        return ByteBuffer.wrap(json("200 OK", counters.json()));
    }

    static ByteBuffer rotations(Rotations rotations) {
        return ByteBuffer.wrap(json("200 OK", rotations.json()));
    }

    private static String error(String message) {
        return "{\"error\":{\"message\":\"" + message.replaceAll("[\"\\\\\\p{Cntrl}]", " ")
                + "\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}";
    }

    private static String completion(int bytes) {
        String before = "{\"id\":\"chatcmpl-sim\",\"object\":\"chat.completion\",\"created\":1700000000,"
                + "\"model\":\"sim\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"";
        String after = "\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":"
                + "{\"prompt_tokens\":400,\"completion_tokens\":160,\"total_tokens\":560}}";
        int room = bytes - before.length() - after.length();
        return before + FILLER.repeat(room / FILLER.length() + 1).substring(0, room) + after;
    }

    private static byte[] json(String status, String body) {
        return ascii(
                "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nx-request-id: sim\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
