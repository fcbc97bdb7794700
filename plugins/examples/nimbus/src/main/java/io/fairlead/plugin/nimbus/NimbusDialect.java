package io.fairlead.plugin.nimbus;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.api.json.JsonText;
import io.fairlead.api.json.JsonWriter;
import java.util.List;

/** The one operation of Nimbus: {@code {"engine":"large","turns":[{"from":"user","text":"Hi"}],"live":true}}. */
final class NimbusDialect implements ChatDialect {
    static final DialectId ID = DialectId.of("nimbus.generate");

    @Override
    public DialectId id() {
        return ID;
    }

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }

    @Override
    public String target(Target target) {
        return "/generate";
    }

    // Of its answers.

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        String type = head.headers().first("content-type");
        return type != null && type.startsWith(NimbusWriter.EVENTS) ? Framing.SSE : Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return new NimbusWatch();
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        UpstreamError told = null;
        try {
            told = NimbusPiece.read(body.array(), body.start(), body.end()).error();
        } catch (JsonSyntaxException e) {
            // A proxy's page, for example: the status is all there is.
        }
        return told == null
                ? UpstreamError.of(head.status(), null, null, "")
                : UpstreamError.of(head.status(), null, told.code(), told.message());
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorAnswer.json(error.status(), NimbusPiece.problem(error));
    }

    // From and to the neutral model.

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        JsonWriter json = new JsonWriter().beginObject();
        json.member("engine", target.deployment().model()).name("turns").beginArray();
        for (int i = 0; i < request.messages().size(); i++) {
            turn(request.messages().get(i), "messages[" + i + "]", json, losses);
        }
        json.endArray().member("live", request.stream());
        request.maxOutputTokens().ifPresent(tokens -> json.member("limit", tokens));
        report(request, losses);
        return json.endObject().slice();
    }

    private static void turn(ChatMessage message, String path, JsonWriter json, Losses losses) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < message.parts().size(); i++) {
            if (message.parts().get(i) instanceof ChatPart.TextPart part) {
                text.append(text.isEmpty() ? "" : "\n").append(part.text());
            } else {
                losses.dropped(path + ".content[" + i + "]", "this API takes text only");
            }
        }
        json.beginObject()
                .member("from", message.role().name())
                .member("text", text.toString())
                .endObject();
    }

    /** All that was asked for and cannot be said; what is silent about it loses it unseen. */
    private static void report(ChatRequest request, Losses losses) {
        if (!request.tools().isEmpty()) {
            losses.dropped("tools", "this API has no tools");
        }
        request.temperature().ifPresent(value -> losses.dropped("temperature", "this API has no such setting"));
        request.topP().ifPresent(value -> losses.dropped("top_p", "this API has no such setting"));
        request.responseFormat().ifPresent(format -> losses.dropped("response_format", "this API writes text only"));
        if (!request.stop().isEmpty()) {
            losses.dropped("stop", "this API has no such setting");
        }
        request.extensions().keySet().forEach(name -> losses.dropped(name, "of another API"));
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return new NimbusReader(options);
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return new NimbusWriter(options);
    }

    // For clients that speak it, should a protocol offer it to them.

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        NimbusRequest request = NimbusRequest.of(body);
        JsonScan json = body.json();
        return RequestFacts.builder(Operation.CHAT, request.engine()).stream(request.live())
                .usageWanted(true)
                .textBytes(json == null ? 0 : json.textBytes())
                .build();
    }

    @Override
    public void retarget(BodyEdit edit, Target target) {
        if (!target.deployment().model().equals(target.facts().model())) {
            edit.set("engine", JsonText.quote(target.deployment().model()));
        }
    }

    @Override
    public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
        NimbusRequest request = NimbusRequest.of(body);
        ChatRequest.Builder chat = ChatRequest.builder(request.engine()).stream(request.live());
        request.turns()
                .forEach(turn ->
                        chat.message(ChatMessage.of(ChatRole.of(turn.from()), List.of(ChatPart.text(turn.text())))));
        chat.clientPaths(NimbusDialect::called);
        request.others().forEach(name -> losses.dropped(name, "of a later version of this API"));
        return chat.build();
    }

    /** What others report of a request, as its client calls it: {@code turns[2].text} for {@code messages[2].content[0]}. */
    private static String called(String path) {
        return path.replaceFirst("^messages\\[(\\d+)]", "turns[$1]")
                .replaceFirst("]\\.content\\[0]", "].text")
                .replaceFirst("]\\.role$", "].from");
    }

    /** Its name is the dialect's id. */
    static final class Factory implements DialectFactory {
        @Override
        public String name() {
            return ID.name();
        }

        @Override
        public Dialect create(PluginContext context) {
            return new NimbusDialect();
        }
    }
}
