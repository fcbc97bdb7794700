package io.fairlead.core.scene;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.InfoAnswer;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.OfferedModels;
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
                Endpoint.model("/models/{model...}"),
                Endpoint.info("POST", "/show"),
                Endpoint.info("GET", "/nothing"));
    }

    @Override
    public @Nullable String requestIdHeader() {
        return "X-Plain-Id";
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

    /** Shows the model whose name was sent. */
    @Override
    public @Nullable InfoAnswer info(Endpoint endpoint, RequestHead head, Slice body, OfferedModels models) {
        if (endpoint.path().equals("/nothing")) {
            return null;
        }
        ModelEntry model = models.find(body.utf8());
        if (model == null) {
            throw RouterException.of(ErrorCode.MODEL_NOT_FOUND, "no model '" + body.utf8() + "'");
        }
        return InfoAnswer.of(
                "text/plain", Slice.utf8(model.id() + " of " + models.listed().size()));
    }
}
