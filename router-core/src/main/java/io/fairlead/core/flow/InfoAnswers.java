package io.fairlead.core.flow;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.InfoAnswer;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.OfferedModels;
import io.fairlead.core.accept.Accepted;
import io.fairlead.core.body.BodyStore;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.codec.RequestReading;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.route.Routing;
import io.fairlead.core.snapshot.Offering;
import io.fairlead.core.snapshot.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what clients ask of the gateway rather than of a model. */
final class InfoAnswers {
    private static final int LARGEST = 64 * 1024;

    private InfoAnswers() {}

    static void answer(FlowParts parts, Exchange exchange, Snapshot snapshot, Accepted accepted) {
        Inbound inbound = exchange.inbound();
        RequestReading.requirePlain(inbound.headers().first("content-encoding"));
        BodyStore bodies = parts.bodies().atMost(LARGEST);
        try (StoredBody stored =
                BodyArrival.read(parts, bodies, exchange, null, snapshot.rules().bodyNanos())) {
            Slice body = stored.slice(0, stored.length());
            Offered models = new Offered(snapshot.offering(inbound.listener()));
            InfoAnswer answer = accepted.protocol()
                    .info(accepted.endpoint(), accepted.head().withoutCredentials(), body, models);
            if (answer == null) {
                throw RouterException.of(ErrorCode.PATH_NOT_FOUND, "nothing answers on this path");
            }
            Answers.own(exchange, snapshot.rules(), answer.contentType(), answer.body());
        }
    }

    private record Offered(Offering offering) implements OfferedModels {
        @Override
        public List<ModelEntry> listed() {
            return offering.entries();
        }

        @Override
        public @Nullable ModelEntry find(String name) {
            return Routing.entry(offering, name);
        }
    }
}
