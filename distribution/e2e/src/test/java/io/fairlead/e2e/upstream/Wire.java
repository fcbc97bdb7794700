package io.fairlead.e2e.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;

/** The way back from an upstream: answers in one piece, in pieces, and what goes wrong on the way. */
public final class Wire {
    private final Socket socket;
    private final OutputStream out;
    private boolean closed;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        out = socket.getOutputStream();
    }

    boolean closed() {
        return closed;
    }

    /** A whole answer. */
    public void json(int status, String body, String... fields) throws IOException {
        whole(status, "application/json", body, fields);
    }

    /** A whole answer of any kind. */
    public void whole(int status, String type, String body, String... fields) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        String head = head(status, type, fields) + "Content-Length: " + bytes.length + "\r\n\r\n";
        byte[] all = new byte[head.length() + bytes.length];
        System.arraycopy(head.getBytes(UTF_8), 0, all, 0, head.length());
        System.arraycopy(bytes, 0, all, head.length(), bytes.length);
        out.write(all);
    }

    /** The head of a stream of events. */
    public Wire events(String... fields) throws IOException {
        return chunked("text/event-stream", fields);
    }

    /** The head of a stream of any kind. */
    public Wire chunked(String type, String... fields) throws IOException {
        return raw(head(200, type, fields) + "Transfer-Encoding: chunked\r\n\r\n");
    }

    /** The head of a stream of JSON lines. */
    public Wire lines() throws IOException {
        return raw(head(200, "application/x-ndjson") + "Transfer-Encoding: chunked\r\n\r\n");
    }

    private static String head(int status, String type, String... fields) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\n");
        for (String field : fields) {
            head.append(field).append("\r\n");
        }
        return head.toString();
    }

    /** A chunk with one event of data only. */
    public Wire data(String json) throws IOException {
        return chunk("data: " + json + "\n\n");
    }

    /** A chunk with one event that has a name. */
    public Wire event(String name, String json) throws IOException {
        return chunk("event: " + name + "\ndata: " + json + "\n\n");
    }

    /** A chunk. */
    public Wire chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        return raw(Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n");
    }

    /** The end of a chunked body. */
    public void end() throws IOException {
        raw("0\r\n\r\n");
    }

    /** Any bytes. */
    public Wire raw(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
        return this;
    }

    /** Says nothing more, until the other side ends the connection. */
    public void untilLeft() throws IOException {
        closed = true;
        try {
            while (socket.getInputStream().read() >= 0) {}
        } catch (SocketException reset) {
            // That is an end as well.
        }
    }

    /** Ends the connection in an orderly way, wherever the answer is. */
    public void cut() throws IOException {
        closed = true;
        socket.close();
    }

    /** Resets the connection. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        cut();
    }
}
