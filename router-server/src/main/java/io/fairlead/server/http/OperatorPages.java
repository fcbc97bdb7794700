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
import java.util.List;
import java.util.function.Supplier;

/** Health for whoever watches the process, and pages with metrics. */
public final class OperatorPages {
    private final Supplier<Health> health;
    private final Supplier<List<Scrape>> scrapes;

    /** Pages that ask for the state of now at each call. */
    public OperatorPages(Supplier<Health> health, Supplier<List<Scrape>> scrapes) {
        this.health = health;
        this.scrapes = scrapes;
    }

    void health(HttpRouting.Builder routing) {
        page(routing, "/health", () -> new Page(200, health.get()));
        page(routing, "/health/live", () -> new Page(200, new Standing(Health.OK)));
        page(routing, "/health/ready", () -> {
            Health now = health.get();
            return new Page(now.ready() ? 200 : 503, new Standing(now.status()));
        });
    }

    private record Page(int status, Object body) {}

    /** The shortest answer: whether all is well. */
    public record Standing(String status) {}

    /** What was wrong with a call, in the form that clients know from the gateway. */
    public record Problem(Message error) {
        /** A sentence. */
        public record Message(String message) {}
    }

    /** Who watches the process may ask for the head alone. */
    private static void page(HttpRouting.Builder routing, String path, Supplier<Page> page) {
        routing.get(path, (request, response) -> {
            Page now = page.get();
            json(response, now.status(), now.body());
            end(request);
        });
        routing.head(path, (request, response) -> {
            response.status(Status.create(page.get().status())).send();
            end(request);
        });
    }

    void pages(HttpRouting.Builder routing) {
        routing.any((request, response) -> {
            page(request, response);
            end(request);
        });
    }

    private void page(ServerRequest request, ServerResponse response) throws IOException {
        String path = request.prologue().uriPath().path();
        for (Scrape scrape : scrapes.get()) {
            if (scrape.path().equals(path)) {
                scrape(scrape, request, response);
                return;
            }
        }
        json(
                response,
                404,
                new Problem(new Problem.Message("unknown path, expected /health or a page of a metrics exporter")));
    }

    private static void end(ServerRequest request) {
        if (HttpInbound.last(request)) {
            throw new CloseConnectionException("the client wants it so");
        }
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
