package io.fairlead.drill.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The upstream's end of a connection, while one chat is answered. */
public final class Wire {
    /** Slow enough that a gateway which holds an answer back until its end is told from one that passes it on. */
    private static final long BETWEEN_TOKENS = TimeUnit.MILLISECONDS.toNanos(3);

    private final Socket socket;
    private final OutputStream out;
    private final Chat chat;
    private int said;
    private boolean over;

    Wire(Socket socket, Chat chat) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.chat = chat;
    }

    /** Begins a stream: the head, and a frame without content. */
    public Wire begin() throws IOException {
        raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        return frame(delta(Json.createObjectBuilder().add("role", "assistant").add("content", ""), null));
    }

    /** Says tokens, one frame each. */
    public Wire say(List<String> tokens) throws IOException {
        for (String token : tokens) {
            frame(delta(Json.createObjectBuilder().add("content", token), null));
            said++;
            LockSupport.parkNanos(BETWEEN_TOKENS);
        }
        return this;
    }

    /** Says why the answer ends, and what it took if that was asked for. */
    public Wire stop() throws IOException {
        frame(delta(Json.createObjectBuilder(), "stop"));
        if (chat.usageWanted()) {
            JsonObjectBuilder usage = Json.createObjectBuilder()
                    .add("prompt_tokens", 20)
                    .add("completion_tokens", said)
                    .add("total_tokens", 20 + said);
            frame(chunk().add("choices", Json.createArrayBuilder())
                    .add("usage", usage)
                    .build()
                    .toString());
        }
        return this;
    }

    /** The mark at the end of a stream. */
    public Wire done() throws IOException {
        return frame("[DONE]");
    }

    /** Ends the body in order. */
    public void end() throws IOException {
        raw("0\r\n\r\n");
    }

    /** All that is wanted, from the head to the end. */
    public void whole() throws IOException {
        begin().say(chat.wanted()).stop().done().end();
    }

    /** One frame with any data. */
    public Wire frame(String data) throws IOException {
        byte[] frame = ("data: " + data + "\n\n").getBytes(UTF_8);
        return raw(Integer.toHexString(frame.length) + "\r\n" + new String(frame, UTF_8) + "\r\n");
    }

    /** An error in place of an answer. Fields come as whole lines. */
    public void refuse(int status, String type, String code, String... fields) throws IOException {
        String body = Json.createObjectBuilder()
                .add(
                        "error",
                        Json.createObjectBuilder()
                                .add("message", "the upstream says " + code)
                                .add("type", type)
                                .addNull("param")
                                .add("code", code))
                .build()
                .toString();
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(status).append(" No\r\nContent-Type: application/json\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        raw(head + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body);
    }

    Wire raw(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        return this;
    }

    /** Closes the connection in the middle of things. */
    public void cut() throws IOException {
        over = true;
        socket.close();
    }

    /** Closes the connection with a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        cut();
    }

    /** Says nothing; returns whether the other side is still there after this time. */
    public boolean silent(Duration time) throws IOException {
        socket.setSoTimeout(Math.toIntExact(time.toMillis()));
        try {
            over |= socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException still) {
            socket.setSoTimeout(0);
            return true;
        }
        return !over;
    }

    /** Whether nothing more will come over this connection. */
    boolean over() {
        return over;
    }

    /** How many tokens have been said. */
    int said() {
        return said;
    }

    private static JsonObjectBuilder chunk() {
        return Json.createObjectBuilder()
                .add("id", "chatcmpl-drill")
                .add("object", "chat.completion.chunk")
                .add("created", 1_700_000_000)
                .add("model", "m");
    }

    private static String delta(JsonObjectBuilder delta, @Nullable String finish) {
        JsonObjectBuilder choice = Json.createObjectBuilder().add("index", 0).add("delta", delta);
        if (finish == null) {
            choice.addNull("finish_reason");
        } else {
            choice.add("finish_reason", finish);
        }
        return chunk().add("choices", Json.createArrayBuilder().add(choice))
                .build()
                .toString();
    }
}
