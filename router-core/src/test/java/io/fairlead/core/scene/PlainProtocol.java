package io.fairlead.core.scene;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Offers {@link PlainDialect#PLAIN} on {@code POST /plain}, and names of models, one a line, on {@code GET /models}. */
public final class PlainProtocol implements Protocol {
    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.call("POST", "/plain", PlainDialect.PLAIN.id()),
                Endpoint.models("/models"),
                Endpoint.model("/models/{model...}"));
    }

    @Override
    public @Nullable String callerKey(RequestHead head) {
        return head.headers().first("X-Api-Key");
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return PlainDialect.PLAIN.error(error);
    }

    @Override
    public Slice models(List<ModelEntry> models, RequestHead head) {
        return Slice.utf8(models.stream().map(ModelEntry::id).collect(Collectors.joining("\n")));
    }

    @Override
    public Slice model(ModelEntry model, RequestHead head) {
        return Slice.utf8(model.id());
    }
}
