package io.fairlead.testkit.kit;

import static io.fairlead.api.json.JsonText.quote;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A dialect without mistakes, of the API that {@link SayFake} writes. Open where a mistake may be planted. */
class RightDialect implements ChatDialect {
    private static final JsonProvider JSON = JsonProvider.provider();

    /** An object; what is none is refused. */
    static JsonObject object(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new IllegalArgumentException("found no object", e);
        }
    }

    static String data(Frame frame) {
        return new String(
                frame.array(), frame.dataStart(), frame.dataEnd() - frame.dataStart(), StandardCharsets.UTF_8);
    }

    static void write(String text, FrameSink out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.frame(bytes, 0, bytes.length);
    }

    @Override
    public DialectId id() {
        return DialectId.of("imaginary.say");
    }

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        JsonObject json = object(body.slice(0, body.length()).utf8());
        if (!(json.get("model") instanceof JsonString model)) {
            throw new RouterException(RouterError.builder(ErrorCode.INVALID_REQUEST, "found no model")
                    .parameter("model")
                    .build());
        }
        return RequestFacts.builder(Operation.CHAT, model.getString()).stream(json.get("stream") == JsonValue.TRUE)
                .textBytes(json.getString("say", "").length())
                .build();
    }

    @Override
    public String target(Target target) {
        return "/say";
    }

    @Override
    public void retarget(BodyEdit edit, Target target) {
        if (!target.deployment().model().equals(target.facts().model())) {
            edit.set("model", quote(target.deployment().model()));
        }
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        return facts.stream() ? Framing.SSE : Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return new RightWatch(!options.framing().equals(Framing.WHOLE), options.endMarked());
    }

    @Override
    public void text(RequestBody body, TextSpans out) {
        JsonScan scan = body.json();
        int say = scan == null ? -1 : scan.find("say");
        if (scan != null && say >= 0 && scan.kind(say) == JsonKind.STRING) {
            out.span(scan.valueStart(say) + 1, scan.valueEnd(say) - 1, 0, TextKind.TEXT, TextRole.USER);
        }
    }

    @Override
    public void text(Frame frame, TextSpans out) {
        String data = data(frame);
        if (data.startsWith("{\"say\":\"") && data.endsWith("\"}")) {
            out.span(frame.dataStart() + 8, frame.dataEnd() - 2, 0, TextKind.TEXT, TextRole.ASSISTANT);
        }
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorAnswer.json(error.status(), new SayFake().error(error.code().name(), "", error.message()));
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        try {
            JsonObject json = object(body.utf8());
            return UpstreamError.of(head.status(), json.getString("kind", null), null, json.getString("error", ""));
        } catch (IllegalArgumentException | ClassCastException e) {
            return UpstreamError.of(head.status(), null, null, "");
        }
    }

    @Override
    public void keepAlive(FrameSink out) {
        write(": wait\n\n", out);
    }

    @Override
    public ChatRequest decode(RequestHead head, RequestBody body, Losses losses) {
        JsonObject json = object(body.slice(0, body.length()).utf8());
        json.keySet().stream()
                .filter(name -> !List.of("model", "say", "stream").contains(name))
                .forEach(name -> losses.dropped(name, "unknown"));
        return ChatRequest.builder(json.getString("model")).stream(json.getBoolean("stream", false))
                .message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text(json.getString("say")))))
                .clientPaths(path -> path.startsWith("messages[0]") ? "say" : path)
                .build();
    }

    @Override
    public Slice encode(ChatRequest request, Target target, Losses losses) {
        List<ChatPart> parts = request.messages().stream()
                .flatMap(message -> message.parts().stream())
                .toList();
        parts.stream()
                .filter(part -> !(part instanceof ChatPart.TextPart))
                .forEach(part -> losses.dropped("messages", part.kind()));
        String text = parts.stream()
                .filter(ChatPart.TextPart.class::isInstance)
                .map(part -> ((ChatPart.TextPart) part).text())
                .collect(Collectors.joining("\n"));
        return Slice.utf8("{\"model\":" + quote(target.deployment().model()) + ",\"say\":" + quote(text)
                + ",\"stream\":" + request.stream() + "}");
    }

    @Override
    public ChatReader reader(WatchOptions options) {
        return new RightCodec.Reader(!options.framing().equals(Framing.WHOLE));
    }

    @Override
    public ChatWriter writer(WriterOptions options) {
        return new RightCodec.Writer(options.facts().stream());
    }
}
