package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;

/** What asks for a store of responses, which an upstream of another API does not have and the gateway does not, either. */
final class Stateful {
    private Stateful() {}

    static RouterException refused(String parameter, String found, String instead) {
        return new RouterException(RouterError.builder(
                        ErrorCode.INVALID_REQUEST,
                        "member '" + parameter + "': found " + found + ", expected none: the upstream does not have the"
                                + " Responses API and the gateway stores nothing; " + instead)
                .parameter(parameter)
                .build());
    }

    static RouterException previousResponse() {
        return refused("previous_response_id", "the id of a stored response", "send the whole conversation as 'input'");
    }

    static RouterException conversation() {
        return refused("conversation", "a stored conversation", "send the whole conversation as 'input'");
    }

    static RouterException prompt() {
        return refused("prompt", "a stored prompt", "send its text as 'instructions' and 'input'");
    }

    static RouterException background() {
        return refused("background", "true", "ask for a stream, or wait for the answer");
    }

    static RouterException item(String path) {
        return refused(
                path,
                "a reference to a stored item",
                "send the item itself, as client libraries do with 'store': false");
    }
}
