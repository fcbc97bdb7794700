package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.plugin.openai.responses.RequestEcho;
import io.fairlead.plugin.openai.responses.ResponseObject;

/** How a response is made to begin: what is known of it before its upstream has told of itself, and after. */
final class AnswerHead {
    private static final String PREFIX = "resp_";

    private AnswerHead() {}

    static ResponseObject of(WriterOptions options) {
        String id = options.id().startsWith(PREFIX) ? options.id() : PREFIX + options.id();
        return new ResponseObject(
                id, options.created().getEpochSecond(), options.facts().model(), RequestEcho.of(options.request()));
    }

    /** The response with what the upstream told. An id of another API gives way to the gateway's. */
    static ResponseObject startedBy(ChatEvent.Started started, ResponseObject head) {
        return new ResponseObject(
                started.id().startsWith(PREFIX) ? started.id() : head.id(),
                head.created(),
                started.model().isEmpty() ? head.model() : started.model(),
                head.echo());
    }
}
