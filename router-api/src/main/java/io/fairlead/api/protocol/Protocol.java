package io.fairlead.api.protocol;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A wire API offered to clients. Called by many threads at once. */
public interface Protocol {
    /** What it serves. Two protocols may share a path if their {@link #accepts} tell the requests apart. */
    List<Endpoint> endpoints();

    /** Whether a request on one of its paths speaks this protocol; asked only where several protocols share the path. */
    default boolean accepts(RequestHead head) {
        return true;
    }

    /**
     * Whether its calls are read as JSON whatever their Content-Type says, as where the API's own server does not look at
     * it. Calls from pages of browsers, which state an Origin, have to say so all the same: a page of another site could
     * send them otherwise.
     */
    default boolean readsAnyContentType() {
        return false;
    }

    /**
     * The name of the header in which clients of this API look for the id of their request, such as {@code x-request-id};
     * null if they look for none. It has the gateway's id of the request, in answers and errors alike.
     */
    default @Nullable String requestIdHeader() {
        return null;
    }

    /** The key by which the caller identifies itself, or null. Asked only if the configuration has keys of callers. */
    @Nullable String callerKey(RequestHead head);

    /** An error in this protocol's own form, for requests that never reached a dialect. */
    ErrorAnswer error(RouterError error);

    /** The answer to an endpoint of the kind {@link Endpoint#MODELS}: every model that clients may ask for. */
    Slice models(List<ModelEntry> models, RequestHead head);

    /** The answer to an endpoint of the kind {@link Endpoint#MODEL}: one model. */
    Slice model(ModelEntry model, RequestHead head);

    /**
     * The answer to an endpoint of the kind {@link Endpoint#INFO}.
     *
     * @param body what the client sent, at most 64 KB; empty if it sent nothing
     * @param models what clients may ask for
     * @return the answer, or null if there is none on this path after all
     * @throws RouterException if the request is at fault: it names a model that is not offered, or is off the API's form
     */
    default @Nullable InfoAnswer info(Endpoint endpoint, RequestHead head, Slice body, OfferedModels models) {
        return null;
    }
}
