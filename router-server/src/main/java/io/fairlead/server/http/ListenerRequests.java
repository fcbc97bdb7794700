package io.fairlead.server.http;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.flow.RequestFlow;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.server.http1.Requests;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** The requests of a listener for clients: those for health are answered here, all others go through the flow. */
final class ListenerRequests implements Requests {
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
        OperatorPages.Page page = null;
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            page = operator.health(request.path());
        }
        if (page == null) {
            flow.handle(request);
            return;
        }
        try {
            HeaderLines fields = new HeaderLines().add("Content-Type", "application/json");
            request.answer(page.status(), fields, Slice.of(page.json()));
        } catch (IOException left) {
            request.closeAfterAnswer();
        }
    }

    @Override
    public void refuse(Inbound request, RouterError error) {
        flow.refuse(request, error);
    }
}
