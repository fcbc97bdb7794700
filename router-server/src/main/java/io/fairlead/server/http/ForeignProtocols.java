package io.fairlead.server.http;

import io.fairlead.api.error.ErrorAnswer;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Connections that begin with something that nobody here speaks. Without this the server ends them without a word, or
 * waits for more: a proxy that speaks HTTP/1.0, as some do unless told otherwise, sees an empty reply.
 */
final class ForeignProtocols implements ServerConnectionSelector {
    private static final byte TLS_HANDSHAKE = 0x16;
    private static final byte LINE_FEED = '\n';
    private static final Pattern OTHER_VERSION = Pattern.compile(".* HTTP/[0-9](\\.[0-9])?\r");

    private final UnreadableRequests unreadable;

    ForeignProtocols(UnreadableRequests unreadable) {
        this.unreadable = unreadable;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData begin) {
        if (begin.available() > 0 && begin.get(0) == TLS_HANDSHAKE) {
            return Support.SUPPORTED;
        }
        int end = begin.indexOf(LINE_FEED);
        if (end < 0) {
            return Support.UNKNOWN;
        }
        String line = begin.readString(end);
        return line.endsWith(" HTTP/1.1\r") || line.endsWith(" HTTP/2.0\r") ? Support.UNSUPPORTED : Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return Set.of();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new Refusal(context);
    }

    private final class Refusal implements ServerConnection {
        private final ConnectionContext context;

        Refusal(ConnectionContext context) {
            this.context = context;
        }

        /** The connection ends with this method. */
        @Override
        public void handle(Limit limit) {
            DataReader reader = context.dataReader();
            reader.ensureAvailable();
            BufferData begin = reader.getBuffer(reader.available());
            int end = begin.indexOf(LINE_FEED);
            if (begin.get(0) == TLS_HANDSHAKE || end < 0) {
                return;
            }
            String line = begin.readString(end);
            reader.skip(reader.available());
            context.dataWriter().writeNow(BufferData.create(answer(line)));
        }

        private byte[] answer(String line) {
            String[] words = line.split(" ", 3);
            Status status = OTHER_VERSION.matcher(line).matches()
                    ? Status.HTTP_VERSION_NOT_SUPPORTED_505
                    : Status.BAD_REQUEST_400;
            ErrorAnswer answer = unreadable.answer(
                    words[0], words.length > 1 ? words[1] : "", ServerRequestHeaders.create(), status.code());
            byte[] body = UnreadableRequests.body(answer);
            byte[] head = ("HTTP/1.1 " + status.codeText() + " " + status.reasonPhrase() + "\r\nConnection: close\r\n"
                            + "Content-Type: " + answer.contentType() + "\r\nContent-Length: " + body.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] whole = new byte[head.length + body.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(body, 0, whole, head.length, body.length);
            return whole;
        }

        @Override
        public Duration idleTime() {
            return Duration.ZERO;
        }

        @Override
        public void close(boolean interrupt) {
            // Never longer open than one answer takes.
        }
    }
}
