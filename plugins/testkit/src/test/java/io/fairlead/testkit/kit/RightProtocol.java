package io.fairlead.testkit.kit;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.dialect.DialectId;
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

/** A protocol without mistakes. Open where a mistake may be planted. */
class RightProtocol implements Protocol {
    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.call("POST", "/v1/say", DialectId.of("imaginary.say")),
                Endpoint.models("/v1/models"),
                Endpoint.model("/v1/models/{model...}"));
    }

    @Override
    public boolean accepts(RequestHead head) {
        return head.headers().first("x-say-key") != null;
    }

    @Override
    public @Nullable String callerKey(RequestHead head) {
        String key = head.headers().first("x-say-key");
        return key == null || key.isEmpty() ? null : key;
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorAnswer.json(error.status(), "{\"error\":" + quote(error.message()) + "}");
    }

    @Override
    public Slice models(List<ModelEntry> models, RequestHead head) {
        return Slice.utf8(models.stream().map(RightProtocol::shown).collect(Collectors.joining(",", "[", "]")));
    }

    @Override
    public Slice model(ModelEntry model, RequestHead head) {
        return Slice.utf8(shown(model));
    }

    static String shown(ModelEntry model) {
        return "{\"id\":" + quote(model.id()) + "}";
    }
}
