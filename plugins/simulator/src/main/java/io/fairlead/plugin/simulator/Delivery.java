package io.fairlead.plugin.simulator;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.api.provider.ReplySink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings one answer, or what became of it, to the host. */
final class Delivery {
    static final String REQUEST_ID = "x-request-id";

    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private final Wire wire;
    private final Behaviour behaviour;
    private final @Nullable Mishap mishap;
    private final long number;
    private final ReplySink sink;

    Delivery(Wire wire, Behaviour behaviour, @Nullable Mishap mishap, long number, ReplySink sink) {
        this.wire = wire;
        this.behaviour = behaviour;
        this.mishap = mishap;
        this.number = number;
        this.sink = sink;
    }

    /** Sends an error answer. */
    void refuse(Refusal refusal) throws IOException {
        sink.pause(behaviour.latency());
        Map<String, String> headers = headers(JSON);
        headers.putAll(refusal.headers());
        sink.head(refusal.status(), headers);
        JsonWriter body = new JsonWriter();
        wire.error(refusal, body);
        write(body.slice());
    }

    /** Sends an answer, or as much of it as the mishap lets pass. */
    void deliver(Question question, Answer answer, boolean stream) throws IOException {
        sink.pause(behaviour.latency());
        if (mishap != null && mishap.kind() == Mishap.Kind.DROP) {
            throw Pace.cut();
        }
        Pace pace = new Pace(behaviour.tokensPerSecond(), mishap);
        if (stream) {
            sink.head(200, headers(EVENTS));
            wire.stream(question, answer, new EventStream(sink, pace));
            return;
        }
        pace.whole(answer.tokens().output(), sink);
        whole(question, answer);
    }

    private void whole(Question question, Answer answer) throws IOException {
        if (mishap != null && mishap.kind() == Mishap.Kind.ERROR) {
            refuse(Refusal.within());
            return;
        }
        sink.head(200, headers(JSON));
        JsonWriter body = new JsonWriter(2048);
        wire.whole(question, answer, body);
        Slice slice = body.slice();
        if (mishap != null && mishap.kind() == Mishap.Kind.CUT) {
            write(slice.slice(0, slice.length() / 2));
            throw Pace.cut();
        }
        write(slice);
    }

    private void write(Slice slice) throws IOException {
        sink.write(slice.array(), slice.start(), slice.length());
    }

    private Map<String, String> headers(String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", type);
        headers.put(REQUEST_ID, "req_sim" + number);
        return headers;
    }
}
