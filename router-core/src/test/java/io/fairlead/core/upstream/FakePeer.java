package io.fairlead.core.upstream;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The upstream's end of one connection. */
final class FakePeer {
    private static final String LENGTH = "content-length: ";

    private final Socket raw;
    private final Socket socket;
    private final InputStream in;

    FakePeer(Socket raw, Socket socket) throws IOException {
        this.raw = raw;
        this.socket = socket;
        this.in = socket.getInputStream();
        socket.setTcpNoDelay(true);
    }

    /** The next request, head and body; empty if the client is gone. */
    String request() throws IOException {
        String head = head();
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            return head;
        }
        int from = at + LENGTH.length();
        int length = Integer.parseInt(head.substring(from, head.indexOf('\r', from)));
        return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** The head of the next request only. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                return "";
            }
            head.write(one);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
    }

    void send(byte[] bytes, int offset, int length) throws IOException {
        socket.getOutputStream().write(bytes, offset, length);
    }

    /** Returns when the client has left. */
    void awaitEnd() throws IOException {
        in.transferTo(ByteArrayOutputStream.nullOutputStream());
    }

    /** Ends the connection as what is spoken over it wants it. */
    void end() throws IOException {
        socket.close();
    }

    /** Ends the connection below what is spoken over it. */
    void endRaw() throws IOException {
        raw.close();
    }

    /** Breaks the connection instead of ending it. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
