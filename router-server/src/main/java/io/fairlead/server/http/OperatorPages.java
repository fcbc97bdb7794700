package io.fairlead.server.http;

import io.fairlead.api.metrics.Scrape;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Health for whoever watches the process, and pages with metrics. */
public final class OperatorPages {
    private static final Set<String> HEALTH = Set.of("/health", "/health/live", "/health/ready");

    private final Supplier<Health> health;
    private final Supplier<List<Scrape>> scrapes;
    private final PluginPages plugins;

    /** Pages that ask for the state of now at each call. */
    public OperatorPages(Supplier<Health> health, Supplier<List<Scrape>> scrapes, PluginPages plugins) {
        this.health = health;
        this.scrapes = scrapes;
        this.plugins = plugins;
    }

    /** Whether a path tells of health. */
    static boolean tellsHealth(String path) {
        return path.startsWith("/health") && HEALTH.contains(path);
    }

    /** Whether a path is that of a page with metrics. */
    boolean scraped(String path) {
        return scrapes.get().stream().anyMatch(scrape -> scrape.path().equals(path));
    }

    /** The page of a path that tells of health; null if it does not. */
    @Nullable Page health(String path) {
        return switch (path) {
            case "/health" -> new Page(200, health.get());
            case "/health/live" -> new Page(200, new Standing(Health.OK));
            case "/health/ready" -> {
                Health now = health.get();
                yield new Page(now.ready() ? 200 : 503, new Standing(now.status()));
            }
            default -> null;
        };
    }

    /**
     * What is shown.
     *
     * @param status the code
     * @param body a record
     */
    record Page(int status, Object body) {
        byte[] json() {
            return AdminJson.write(body).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The shortest answer: whether all is well. */
    public record Standing(String status) {}

    /** What was wrong with a call, in the form that clients know from the gateway. */
    public record Problem(Message error) {
        /** A sentence. */
        public record Message(String message) {}
    }

    void pages(HttpRouting.Builder routing) {
        routing.any((request, response) -> {
            page(request, response);
            end(request);
        });
    }

    private void page(ServerRequest request, ServerResponse response) throws IOException {
        String path = request.prologue().uriPath().path();
        String method = request.prologue().method().text();
        Page standing = health(path);
        if (standing != null && method.equals("GET")) {
            json(response, standing.status(), standing.body());
            return;
        }
        if (standing != null && method.equals("HEAD")) {
            response.status(Status.create(standing.status()));
            response.header(HeaderValues.CONTENT_TYPE_JSON);
            response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, standing.json().length));
            response.send();
            return;
        }
        if (plugins.has(path)) {
            Page answer = plugins.answer(method, path, request);
            json(response, answer.status(), answer.body());
            return;
        }
        for (Scrape scrape : scrapes.get()) {
            if (scrape.path().equals(path)) {
                scrape(scrape, request, response);
                return;
            }
        }
        if (standing != null) {
            response.header(HeaderValues.create(HeaderNames.ALLOW, "GET, HEAD"));
            json(
                    response,
                    405,
                    new Problem(new Problem.Message("found " + method + " for " + path + ", expected GET")));
            return;
        }
        json(
                response,
                404,
                new Problem(new Problem.Message(
                        "unknown path, expected /health, " + PluginPages.PATH + " or a page of a metrics exporter")));
    }

    private static void end(ServerRequest request) {
        if (last(request)) {
            throw new CloseConnectionException("the client wants it so");
        }
    }

    /** Whether the client wants the connection closed: the server says so in its answer, and then forgets to. */
    private static boolean last(ServerRequest request) {
        // Most requests have no such field, which is found out faster than what is in it.
        return request.headers().contains(HeaderNames.CONNECTION)
                && request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
    }

    private static void scrape(Scrape scrape, ServerRequest request, ServerResponse response) throws IOException {
        String accept = request.headers().first(HeaderNames.ACCEPT).orElse(null);
        response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, scrape.contentType(accept)));
        try (OutputStream out = response.outputStream()) {
            scrape.write(accept, out);
        }
    }

    private static void json(ServerResponse response, int status, Object body) {
        response.status(Status.create(status));
        response.header(HeaderValues.CONTENT_TYPE_JSON);
        response.send(AdminJson.write(body));
    }
}
