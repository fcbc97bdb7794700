package io.fairlead.benchmarks.load;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Renders a chat request: the whole message in bytes, with a body of exactly the wanted length. */
public final class RequestTemplate {
    private static final String FILLER = "Please explain in plain words how the tide works at this coast. ";

    private RequestTemplate() {}

    /** The body: JSON of {@code length} bytes, or the shortest possible one where that is longer. */
    public static String body(String model, int length, boolean stream) {
        String before = "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"system\",\"content\":"
                + "\"You are a helpful assistant.\"},{\"role\":\"user\",\"content\":\"";
        String after = "\"}],\"temperature\":0.7,\"max_tokens\":256,\"stream\":" + stream + "}";
        int room = Math.max(0, length - before.length() - after.length());
        return before + FILLER.repeat(room / FILLER.length() + 1).substring(0, room) + after;
    }

    /** The message, ready to be written from position 0. */
    public static ByteBuffer message(URI url, String body) {
        String head = "POST " + url.getRawPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                + "\r\nContent-Type: application/json\r\nAccept: */*\r\nAuthorization: Bearer sk-bench-client"
                + "\r\nUser-Agent: fairlead-benchmarks\r\nContent-Length: " + body.length() + "\r\n\r\n";
        byte[] bytes = (head + body).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
