package io.fairlead.core.flow;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.accept.Accepted;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.route.Routing;
import io.fairlead.core.snapshot.Offering;
import io.fairlead.core.snapshot.Snapshot;

/** Answers what asks for models. */
final class ModelLists {
    private ModelLists() {}

    static void answer(Exchange exchange, Snapshot snapshot, Accepted accepted) {
        Offering offering = snapshot.offering(exchange.inbound().listener());
        Protocol protocol = accepted.protocol();
        Slice body = accepted.endpoint().kind().equals(Endpoint.MODELS)
                ? protocol.models(offering.entries(), accepted.head().withoutCredentials())
                : protocol.model(entry(offering, accepted), accepted.head().withoutCredentials());
        Answers.own(exchange, snapshot.rules(), "application/json", body);
    }

    private static ModelEntry entry(Offering offering, Accepted accepted) {
        String name = accepted.head().parameter("model");
        ModelEntry entry = name == null ? null : Routing.entry(offering, name);
        if (entry == null) {
            throw new RouterException(
                    RouterError.builder(ErrorCode.MODEL_NOT_FOUND, Routing.unknown(offering, name == null ? "" : name))
                            .parameter("model")
                            .build());
        }
        return entry;
    }
}
