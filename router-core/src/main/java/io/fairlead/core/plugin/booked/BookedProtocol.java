package io.fairlead.core.plugin.booked;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.InfoAnswer;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.OfferedModels;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.plugin.PluginBooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What protocols do. */
record BookedProtocol(Protocol protocol, @Nullable String requestIdHeader, PluginBooks books) implements Protocol {
    @Override
    public List<Endpoint> endpoints() {
        return protocol.endpoints();
    }

    @Override
    public boolean readsAnyContentType() {
        return protocol.readsAnyContentType();
    }

    @Override
    public boolean accepts(RequestHead head) {
        return books.time(() -> protocol.accepts(head));
    }

    @Override
    public @Nullable String callerKey(RequestHead head) {
        return books.<@Nullable String>time(() -> protocol.callerKey(head));
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return books.time(() -> protocol.error(error));
    }

    @Override
    public Slice models(List<ModelEntry> models, RequestHead head) {
        return books.time(() -> protocol.models(models, head));
    }

    @Override
    public Slice model(ModelEntry model, RequestHead head) {
        return books.time(() -> protocol.model(model, head));
    }

    @Override
    public @Nullable InfoAnswer info(Endpoint endpoint, RequestHead head, Slice body, OfferedModels models) {
        return books.<@Nullable InfoAnswer>time(() -> protocol.info(endpoint, head, body, models));
    }
}
