package io.fairlead.core.scene;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An API as small as can be. Asked is {@code {"model":"m","stream":true,"max":9,"needs":["tools"],"say":"..."}}; the
 * answer is {@code {"text":"...","tokens":[in,out]}} or frames that each have one of {@code text}, {@code tokens},
 * {@code error} and {@code end}; {@code fatal} shows a bug of the plugin, which at 2 cannot tell
 * clients of a failure either. An error is {@code {"error":{"type":"...","message":"..."}}}.
 */
public record PlainDialect(DialectId id) implements Dialect {
    /** The one that most tests get by with. */
    public static final PlainDialect PLAIN = new PlainDialect(DialectId.of("plain.chat"));

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        JsonScan scan = Objects.requireNonNull(body.json());
        int model = scan.find("model");
        if (model < 0) {
            throw RouterException.of(ErrorCode.INVALID_REQUEST, "model is missing");
        }
        RequestFacts.Builder facts = RequestFacts.builder(
                        operation(), cursor(body, scan, model).text())
                .textBytes(scan.textBytes());
        int stream = scan.find("stream");
        int max = scan.find("max");
        int needs = scan.find("needs");
        facts.stream(stream >= 0 && scan.kind(stream) == JsonKind.TRUE).usageWanted(scan.find("usage") >= 0);
        if (max >= 0) {
            facts.maxOutputTokens(cursor(body, scan, max).longValue());
        }
        if (needs >= 0) {
            JsonCursor list = cursor(body, scan, needs);
            list.enter();
            while (list.nextElement()) {
                facts.need(Capability.of(list.text()));
            }
        }
        return facts.build();
    }

    private static JsonCursor cursor(RequestBody body, JsonScan scan, int member) {
        Slice value = body.slice(scan.valueStart(member), scan.valueEnd(member));
        return JsonCursor.over(value.array(), value.start(), value.end());
    }

    @Override
    public String target(Target target) {
        return "/" + id.name();
    }

    @Override
    public void retarget(BodyEdit edit, Target target) {
        edit.set("model", JsonText.quote(target.deployment().model()));
        if (target.askUsage()) {
            edit.set("usage", "true");
        }
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        String type = head.headers().first("content-type");
        return type != null && type.startsWith("text/event-stream") ? Framing.SSE : Framing.WHOLE;
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        return new PlainWatch(options.framing().equals(Framing.WHOLE));
    }

    @Override
    public void keepAlive(FrameSink out) {
        byte[] comment = ": alive\n\n".getBytes(StandardCharsets.UTF_8);
        out.frame(comment, 0, comment.length);
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        return ErrorAnswer.json(error.status(), errorJson(error));
    }

    static String errorJson(RouterError error) {
        return "{\"error\":{\"type\":\"" + error.code().name() + "\",\"message\":" + JsonText.quote(error.message())
                + "}}";
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        return cursor.enter(JsonKind.OBJECT) && cursor.find("error")
                ? error(head.status(), cursor)
                : UpstreamError.of(head.status(), null, null, "");
    }

    /** The error that the cursor stands on. */
    static UpstreamError error(int status, JsonCursor cursor) {
        String type = null;
        String message = "";
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("type")) {
                type = cursor.text();
            } else if (cursor.nameIs("message")) {
                message = cursor.text();
            }
        }
        cursor.leave();
        return UpstreamError.of(status, type, null, message);
    }
}
