package io.fairlead.e2e.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** A client's connection, kept between requests. What is sent is sent as it is, right or wrong. */
public final class Connection implements AutoCloseable {
    private static final int LONGEST_SILENCE_MILLIS = 60_000;

    private final Socket socket;
    private final OutputStream out;
    private final AnswerReader in;

    private Connection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LONGEST_SILENCE_MILLIS);
        out = socket.getOutputStream();
        in = new AnswerReader(socket.getInputStream());
    }

    /** Connects to a port of this machine. */
    public static Connection to(int port) throws IOException {
        return new Connection(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Sends a JSON body and reads the answer. Fields come as whole lines. */
    public Answer post(String path, byte[] body, String... fields) throws IOException {
        return ask(path, body, fields).answer();
    }

    /** Sends a JSON body and reads nothing. */
    public Connection ask(String path, byte[] body, String... fields) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + lines(fields) + "Content-Length: " + body.length + "\r\n\r\n";
        byte[] all = Arrays.copyOf(head.getBytes(ISO_8859_1), head.length() + body.length);
        System.arraycopy(body, 0, all, head.length(), body.length);
        return send(all);
    }

    /** Sends a JSON body and reads the answer. */
    public Answer post(String path, String body, String... fields) throws IOException {
        return post(path, body.getBytes(UTF_8), fields);
    }

    /** Asks for a page and reads the answer. */
    public Answer get(String path, String... fields) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + lines(fields) + "\r\n")
                .answer();
    }

    private static String lines(String... fields) {
        StringBuilder lines = new StringBuilder();
        for (String field : fields) {
            lines.append(field).append("\r\n");
        }
        return lines.toString();
    }

    /** Sends any bytes, written as characters below 256. */
    public Connection send(String bytes) throws IOException {
        return send(bytes.getBytes(ISO_8859_1));
    }

    /** Sends any bytes. */
    public Connection send(byte[] bytes) throws IOException {
        out.write(bytes);
        return this;
    }

    /** Reads the next answer to its end. */
    public Answer answer() throws IOException {
        return in.next();
    }

    /** Reads the next answer, be it an interim one, up to the end of its head. */
    public Answer head() throws IOException {
        return in.head();
    }

    /** Reads the next chunk of the answer whose head was read; empty at its end. */
    public String chunk() throws IOException {
        return in.chunk();
    }

    /** Reads the answer whose head was read, to its end. */
    public Answer rest(Answer head) throws IOException {
        return in.rest(head);
    }

    /** Says that nothing more will be sent. Answers can still be read. */
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Closes it without a word: the other side sees a reset. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
