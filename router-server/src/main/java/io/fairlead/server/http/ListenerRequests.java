package io.fairlead.server.http;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.flow.RequestFlow;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.server.http1.Requests;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The requests of a listener for clients: those for health are answered here, all others go through the flow. */
final class ListenerRequests implements Requests {
    private static final List<String> READING = List.of("GET", "HEAD");

    private final int listener;
    private final RequestFlow flow;
    private final OperatorPages operator;
    private final AtomicBoolean closing;

    /** @param closing whether connections are closed after their next answer */
    ListenerRequests(int listener, RequestFlow flow, OperatorPages operator, AtomicBoolean closing) {
        this.listener = listener;
        this.flow = flow;
        this.operator = operator;
        this.closing = closing;
    }

    @Override
    public int listener() {
        return listener;
    }

    @Override
    public boolean closing() {
        return closing.get();
    }

    @Override
    public void serve(Inbound request) {
        String path = request.path();
        boolean reads = READING.contains(request.method());
        if (OperatorPages.tellsHealth(path)) {
            health(request, reads);
        } else if (reads && operator.scraped(path)) {
            flow.refuse(request, elsewhere(path), List.of());
        } else {
            flow.handle(request);
        }
    }

    private void health(Inbound request, boolean reads) {
        OperatorPages.Page page = reads ? operator.health(request.path()) : null;
        if (page == null) {
            flow.refuse(request, unfit(request), READING);
            return;
        }
        show(request, page);
    }

    private static RouterError unfit(Inbound request) {
        return RouterError.of(
                ErrorCode.METHOD_NOT_ALLOWED,
                "method: found " + request.method() + " for " + request.path() + ", expected GET");
    }

    private static RouterError elsewhere(String path) {
        return RouterError.of(
                ErrorCode.PATH_NOT_FOUND,
                "unknown path: found '" + path + "', which is served on the admin port (server.admin.port)");
    }

    private static void show(Inbound request, OperatorPages.Page page) {
        try {
            HeaderLines fields = new HeaderLines().add("Content-Type", "application/json");
            request.answer(page.status(), fields, Slice.of(page.json()));
        } catch (IOException left) {
            request.closeAfterAnswer();
        }
    }

    @Override
    public void refuse(Inbound request, RouterError error) {
        flow.refuse(request, error, List.of());
    }
}
