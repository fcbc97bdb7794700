package io.fairlead.drill.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.drill.client.Transcript.Verdict;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks a gateway on this machine for streams of chats, each over a connection of its own. */
public final class CarefulClient {
    private final int port;
    private final Duration patience;

    /** A client that takes an answer for hung after a time. */
    public CarefulClient(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /**
     * Asks once and listens to the end.
     *
     * @param model to ask for
     * @param id of the request, for the gateway's access log
     * @param usage whether the answer shall tell what it took
     */
    public Heard ask(String model, String id, boolean usage) {
        Listening listening = new Listening(usage);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request(model, id, usage));
            Bounded in = new Bounded(socket, System.nanoTime() + patience.toNanos());
            return listening.heard(listening.to(new AnswerReader(new BufferedInputStream(in))));
        } catch (SocketTimeoutException hung) {
            return listening.heard(new Verdict(Ending.HANG, "nothing more after " + listening.tokens() + " tokens"));
        } catch (MalformedAnswerException malformed) {
            return listening.heard(new Verdict(Ending.BROKEN, String.valueOf(malformed.getMessage())));
        } catch (IOException cut) {
            return listening.heard(
                    new Verdict(Ending.BROKEN, "cut without a word after " + listening.tokens() + " tokens"));
        }
    }

    private static byte[] request(String model, String id, boolean usage) {
        String options = usage ? ",\"stream_options\":{\"include_usage\":true}" : "";
        String body = "{\"model\":\"" + model + "\",\"stream\":true,\"temperature\":0" + options
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"Why is it called a fairlead?\"}]}";
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nX-Request-Id: " + id + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        return (head + body).getBytes(ISO_8859_1);
    }

    /** One answer while it comes. */
    private static final class Listening {
        private final Transcript transcript = new Transcript();
        private final boolean usageWanted;
        private long firstContentNanos;

        Listening(boolean usageWanted) {
            this.usageWanted = usageWanted;
        }

        int tokens() {
            return transcript.tokens();
        }

        Heard heard(Verdict verdict) {
            return new Heard(verdict.ending(), verdict.note(), transcript.tokens(), firstContentNanos);
        }

        Verdict to(AnswerReader reader) throws IOException {
            AnswerHead head = reader.head();
            return head.status() == 200 ? stream(head, reader) : refusal(head, reader);
        }

        private static Verdict refusal(AnswerHead head, AnswerReader reader) throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (byte[] piece = reader.next(); piece.length > 0; piece = reader.next()) {
                body.write(piece);
            }
            String message = Transcript.errorOf(Transcript.parsed(body.toString(UTF_8)));
            return new Verdict(Ending.CLEAN_ERROR, head.status() + ": " + message);
        }

        private Verdict stream(AnswerHead head, AnswerReader reader) throws IOException {
            if (!head.stream()) {
                throw new MalformedAnswerException("a success that is no stream");
            }
            EventLines lines = new EventLines();
            for (byte[] piece = reader.next(); piece.length > 0; piece = reader.next()) {
                lines.accept(piece, this::event);
            }
            lines.end();
            return transcript.verdict(usageWanted);
        }

        private void event(String data) throws MalformedAnswerException {
            if (transcript.event(data) && firstContentNanos == 0) {
                firstContentNanos = System.nanoTime();
            }
        }
    }

    /** Reads from a socket until a moment, however little by little the bytes come. */
    private static final class Bounded extends FilterInputStream {
        private final Socket socket;
        private final long endNanos;

        Bounded(Socket socket, long endNanos) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.endNanos = endNanos;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            long left = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            if (left <= 0) {
                throw new SocketTimeoutException();
            }
            socket.setSoTimeout(Math.toIntExact(left));
            InputStream all = in;
            return all.read(bytes, from, length);
        }
    }
}
