package io.fairlead.core.filter;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;

/**
 * Objects of JSON in which a member of a single digit is a text of that channel, or a list of such, and {@code close} a list of channels
 * that end; {@code end} ends all. A member whose name begins with {@code echo} tells the texts once more. Everything else is no text.
 */
final class PlainDialect implements Dialect {
    @Override
    public void text(RequestBody body, TextSpans out) {
        Slice all = body.slice(0, body.length());
        push(JsonCursor.over(all.array(), all.start(), all.end()), all.start(), TextRole.USER, out);
    }

    @Override
    public void text(Frame frame, TextSpans out) {
        if (frame.dataEnd() > frame.dataStart()) {
            JsonCursor cursor = JsonCursor.over(frame.array(), frame.dataStart(), frame.dataEnd());
            push(cursor, 0, TextRole.ASSISTANT, out);
        }
    }

    private static void push(JsonCursor cursor, int origin, TextRole role, TextSpans out) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("close") && cursor.enter(JsonKind.ARRAY)) {
                while (cursor.nextElement()) {
                    out.close((int) cursor.longValue());
                }
                cursor.leave();
            } else if (cursor.nameIs("end")) {
                out.closeAll();
            } else if (cursor.name().startsWith("echo")) {
                out.echo((long) cursor.rawStart() - origin, (long) cursor.rawEnd() - origin, "null");
            } else if (cursor.name().matches("[0-9]")) {
                texts(cursor, origin, role, out);
            }
        }
        cursor.leave();
    }

    private static void texts(JsonCursor cursor, int origin, TextRole role, TextSpans out) {
        int channel = cursor.name().charAt(0) - '0';
        if (!cursor.enter(JsonKind.ARRAY)) {
            text(cursor, origin, channel, role, out);
            return;
        }
        while (cursor.nextElement()) {
            text(cursor, origin, channel, role, out);
        }
        cursor.leave();
    }

    private static void text(JsonCursor cursor, int origin, int channel, TextRole role, TextSpans out) {
        int from = cursor.rawStart() + 1 - origin;
        out.span(from, cursor.rawEnd() - 1L - origin, channel, TextKind.TEXT, role);
    }

    @Override
    public DialectId id() {
        return DialectId.of("plain.text");
    }

    @Override
    public Operation operation() {
        return Operation.CHAT;
    }

    @Override
    public RequestFacts facts(RequestHead head, RequestBody body) {
        return RequestFacts.builder(Operation.CHAT, "any").build();
    }

    @Override
    public String target(Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retarget(BodyEdit edit, Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Framing framing(RequestFacts facts, ReplyHead head) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReplyWatch watch(WatchOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ErrorAnswer error(RouterError error) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UpstreamError readError(ReplyHead head, Slice body) {
        throw new UnsupportedOperationException();
    }
}
