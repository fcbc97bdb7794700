package io.fairlead.server.http1;

import io.fairlead.api.http.Headers;
import io.helidon.http.DateTime;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.BiConsumer;

/** The bytes of an answer's head, and of what goes out with it. */
final class AnswerHead implements BiConsumer<String, String> {
    private static final int FIRST_STATUS = 100;
    private static final byte[][] STATUS_LINES = statusLines();
    private static final int ROOM = 512;
    private static final byte[] DATE = ascii("Date: ");
    private static final byte[] LENGTH = ascii("Content-Length: ");
    private static final byte[] CHUNKED = ascii("Transfer-Encoding: chunked\r\n");
    private static final byte[] CLOSE = ascii("Connection: close\r\n");
    private static final byte[] KEEP = ascii("Connection: keep-alive\r\n");
    private static final byte[] LINE_END = {'\r', '\n'};

    private byte[] bytes;
    private int length;

    /** @param more how many bytes are going to follow the head */
    AnswerHead(int status, Headers fields, int more) {
        bytes = new byte[ROOM + more];
        put(STATUS_LINES[status - FIRST_STATUS]);
        put(DATE);
        put(DateTime.http1Bytes());
        fields.forEach(this);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] statusLines() {
        byte[][] lines = new byte[500][];
        for (int i = 0; i < lines.length; i++) {
            int status = FIRST_STATUS + i;
            lines[i] = ascii("HTTP/1.1 " + status + " " + Status.create(status).reasonPhrase() + "\r\n");
        }
        return lines;
    }

    /** One header field; those that say how the message is framed are not for plugins to set. */
    @Override
    public void accept(String name, String value) {
        if (framing(name)) {
            return;
        }
        latin(name);
        room(2);
        bytes[length++] = ':';
        bytes[length++] = ' ';
        latin(value);
        put(LINE_END);
    }

    private static boolean framing(String name) {
        return switch (name.length()) {
            case 4 -> name.equalsIgnoreCase("Date");
            case 7 -> name.equalsIgnoreCase("Trailer") || name.equalsIgnoreCase("Upgrade");
            case 10 -> name.equalsIgnoreCase("Connection") || name.equalsIgnoreCase("Keep-Alive");
            case 14 -> name.equalsIgnoreCase("Content-Length");
            case 17 -> name.equalsIgnoreCase("Transfer-Encoding");
            default -> false;
        };
    }

    /** Ends the head of an answer whose length is known. */
    AnswerHead ended(long contentLength, boolean last) {
        put(LENGTH);
        latin(Long.toString(contentLength));
        put(LINE_END);
        return ended(last);
    }

    /** Ends the head of an answer that comes in chunks. */
    AnswerHead chunked(boolean last) {
        put(CHUNKED);
        return ended(last);
    }

    private AnswerHead ended(boolean last) {
        put(last ? CLOSE : KEEP);
        put(LINE_END);
        return this;
    }

    /** More bytes behind the head. */
    void put(byte[] array, int from, int count) {
        room(count);
        System.arraycopy(array, from, bytes, length, count);
        length += count;
    }

    private void put(byte[] all) {
        put(all, 0, all.length);
    }

    @SuppressWarnings("deprecation") // drops the high bytes, of which Latin-1 has none, and makes no array
    private void latin(String text) {
        int count = text.length();
        room(count);
        text.getBytes(0, count, bytes, length);
        length += count;
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
