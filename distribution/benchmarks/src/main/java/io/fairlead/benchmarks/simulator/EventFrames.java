package io.fairlead.benchmarks.simulator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Renders the events of a stream, each as one HTTP chunk. The text of a content event begins with {@code @t} and
 * {@link System#nanoTime()} in 19 digits: inside the text, because that survives a gateway that parses and writes
 * events anew. On Linux the clock is the same for all processes.
 */
final class EventFrames {
    private static final int STAMP_DIGITS = 19;
    private static final byte[] FILLER = "rising and falling with the moon, "
            .repeat(ModelScript.MAX_CHUNK_BYTES / 34 + 2)
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FIRST = content("\"role\":\"assistant\",");
    private static final byte[] NEXT = content("");
    private static final byte[] CONTENT_END = ascii("\"},\"logprobs\":null,\"finish_reason\":null}]}\n\n");
    private static final String FINISH =
            "data: " + event("{\"index\":0,\"delta\":{},\"logprobs\":null,\"finish_reason\":\"stop\"}", "") + "\n\n";
    private static final String USAGE = "data: "
            + event("", ",\"usage\":{\"prompt_tokens\":400,\"completion_tokens\":160,\"total_tokens\":560}") + "\n\n";
    private static final String DONE = "data: [DONE]\n\n";
    private static final byte[] END = ascii(chunk(FINISH) + chunk(DONE) + chunk(""));
    private static final byte[] END_WITH_USAGE = ascii(chunk(FINISH) + chunk(USAGE) + chunk(DONE) + chunk(""));

    private final ByteBuffer frame = ByteBuffer.allocateDirect(ModelScript.MAX_CHUNK_BYTES + 1024);
    private final byte[] stamp = new byte[STAMP_DIGITS];

    /** The content event number {@code index}, stamped now; valid until the next call. */
    ByteBuffer content(int index, int textBytes) {
        byte[] start = index == 0 ? FIRST : NEXT;
        int length = start.length + STAMP_DIGITS + 1 + textBytes + CONTENT_END.length;
        frame.clear();
        putHex(length);
        frame.put(start);
        putStamp(System.nanoTime());
        frame.put((byte) ' ').put(FILLER, index % 34, textBytes).put(CONTENT_END);
        return frame.put((byte) '\r').put((byte) '\n').flip();
    }

    /** Everything after the last content event. */
    ByteBuffer end(boolean usage) {
        return frame.clear().put(usage ? END_WITH_USAGE : END).flip();
    }

    private void putHex(int length) {
        int digits = Math.max(1, (35 - Integer.numberOfLeadingZeros(length)) / 4);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            frame.put((byte) Character.forDigit(length >> shift & 15, 16));
        }
        frame.put((byte) '\r').put((byte) '\n');
    }

    private void putStamp(long nanos) {
        long left = nanos;
        for (int i = STAMP_DIGITS - 1; i >= 0; i--) {
            stamp[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        frame.put(stamp);
    }

    private static byte[] content(String role) {
        String event = event("{\"index\":0,\"delta\":{" + role + "\"content\":\"@t", "");
        return ascii("data: " + event.substring(0, event.length() - 2));
    }

    private static String event(String choice, String more) {
        return "{\"id\":\"chatcmpl-sim\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"sim\","
                + "\"choices\":[" + choice + "]" + more + "}";
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
