package io.fairlead.core.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/**
 * A reply as upstreams send it.
 *
 * @param name of it
 * @param method of the request that it answers
 * @param text with a character for each byte
 */
record RecordedReply(String name, String method, String text) {
    private static final String EVENTS = "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n";

    /** One of each framing. */
    static final List<RecordedReply> ALL = List.of(
            post("sized", "HTTP/1.1 200 OK\r\nServer: any\r\nContent-Length: 11\r\n\r\nhello world"),
            post(
                    "chunked",
                    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX-Id: 7\r\n\r\n",
                    "5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n"),
            post(
                    "trailers",
                    "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\nTrailer: X-Sum\r\n\r\n",
                    "b\r\nhello world\r\n0\r\nX-Sum: 1\r\nX-More:\r\n\r\n"),
            post(
                    "events",
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + chunk(EVENTS) + chunk(EVENTS) + chunk("data: [DONE]\n\n") + "0\r\n\r\n"),
            post("open-ended", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\nhello world"),
            post("old", "HTTP/1.0 200 OK\r\nContent-Length: 11\r\n\r\nhello world"),
            post("empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
            post("no content", "HTTP/1.1 204 No Content\r\nX-Id: 7\r\n\r\n"),
            post(
                    "interim",
                    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n",
                    "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world"),
            post(
                    "error",
                    "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 2\r\nKeep-Alive: timeout=5\r\n",
                    "Content-Length: 13\r\n\r\n{\"error\":{}}\n"),
            new RecordedReply("head", "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 70\r\nX-Id: 7\r\n\r\n"));

    static RecordedReply post(String name, String... parts) {
        return new RecordedReply(name, "POST", String.join("", parts));
    }

    private static String chunk(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    byte[] bytes() {
        return text.getBytes(ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
