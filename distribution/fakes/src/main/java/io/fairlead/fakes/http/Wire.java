package io.fairlead.fakes.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The way back to who asked: a whole answer, or the pieces of one, each sent at once. */
public final class Wire {
    /** Answers of this length are streams: the server calls them so. */
    private static final int STREAM = 0;

    private final HttpExchange exchange;

    /** A wire for one exchange. */
    public Wire(HttpExchange exchange) {
        this.exchange = exchange;
    }

    /** A whole answer. */
    public void json(int status, JsonNode body, Map<String, String> headers) throws IOException {
        byte[] bytes = body.toString().getBytes(UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** A whole answer to a good request. */
    public void json(JsonNode body) throws IOException {
        json(200, body, Map.of());
    }

    /** The head of a stream. */
    public Wire begin(String contentType) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, STREAM);
        return this;
    }

    /** A piece of a stream. */
    public Wire send(String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.getResponseBody().flush();
        return this;
    }

    /** An event of a stream that has data only. */
    public Wire data(JsonNode data) throws IOException {
        return send("data: " + data + "\n\n");
    }

    /** An event of a stream that has a name. */
    public Wire event(String name, JsonNode data) throws IOException {
        return send("event: " + name + "\ndata: " + data + "\n\n");
    }
}
