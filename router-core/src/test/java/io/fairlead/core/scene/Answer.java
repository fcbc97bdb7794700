package io.fairlead.core.scene;

import io.fairlead.api.http.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an upstream sends, piece by piece: each piece is what one read gets at most. */
public final class Answer {
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable Runnable before;

    private Answer() {}

    /** A piece of an answer, or the end of the connection; {@code before} happens when somebody waits for it. */
    record Piece(Slice bytes, @Nullable Runnable before, boolean end) {}

    /** An answer that is put together by hand. */
    public static Answer empty() {
        return new Answer();
    }

    /** A whole answer in JSON. */
    public static Answer json(int status, String body, String... fields) {
        return empty().whole(status, body, fields);
    }

    /** An answer in events; each is one chunk and one piece. */
    public static Answer events(String... data) {
        Answer answer = streaming();
        for (String event : data) {
            answer.event(event);
        }
        return answer.done();
    }

    /** The head of an answer in events. */
    public static Answer streaming() {
        return empty().head(200, "text/event-stream", "Transfer-Encoding: chunked");
    }

    /** Adds a whole answer in JSON. */
    public Answer whole(int status, String body, String... fields) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return head(status, "application/json", "Content-Length: " + bytes.length, fields)
                .bytes(bytes);
    }

    /** Adds a head. */
    public Answer head(int status, String type, String framing, String... fields) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\n");
        head.append(framing).append("\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return bytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Adds an event. */
    public Answer event(String data) {
        return chunk("data: " + data + "\n\n");
    }

    /** Adds a chunk. */
    public Answer chunk(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text(Integer.toHexString(bytes.length).toUpperCase(Locale.ROOT) + "\r\n" + text + "\r\n");
    }

    /** Adds the proper end of chunks. */
    public Answer done() {
        return text("0\r\n\r\n");
    }

    /** Adds bytes. */
    public Answer text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private Answer bytes(byte[] bytes) {
        pieces.add(new Piece(Slice.of(bytes), before, false));
        before = null;
        return this;
    }

    /** The connection ends here. */
    public Answer cut() {
        pieces.add(new Piece(Slice.EMPTY, before, true));
        return this;
    }

    /** Lets something happen before the next piece comes. */
    public Answer after(Runnable event) {
        before = event;
        return this;
    }

    /** The same answer, cut off after so many bytes. */
    public Answer cutAfter(int count) {
        Answer cut = empty();
        int left = count;
        for (Piece piece : pieces) {
            int length = Math.min(left, piece.bytes().length());
            if (length == 0) {
                break;
            }
            cut.pieces.add(new Piece(piece.bytes().slice(0, length), piece.before(), false));
            left -= length;
        }
        return cut.cut();
    }

    /** How many bytes it has. */
    public int length() {
        return pieces.stream().mapToInt(piece -> piece.bytes().length()).sum();
    }

    List<Piece> pieces() {
        return pieces;
    }
}
