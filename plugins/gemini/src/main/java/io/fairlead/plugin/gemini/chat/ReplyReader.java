package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.plugin.gemini.reply.ErrorLook;
import io.fairlead.plugin.gemini.reply.UsageLook;
import io.fairlead.toolkit.Unread;
import java.util.function.Consumer;

/**
 * Reads the frames of a reply, or the one frame that a whole answer is, into events. Each frame is an answer of its own
 * form with a piece of each candidate; the reply has ended when all that spoke have said why, and an array is closed.
 */
final class ReplyReader implements ChatReader {
    private final WatchOptions options;
    private final Unread unread;
    private final boolean array;
    private final JsonCursor cursor = new JsonCursor();
    private final UsageLook usage = new UsageLook();
    private final CandidateReader candidates;
    private final String made;
    private boolean started;
    private boolean closed;
    private boolean over;

    // What stands at the top of a frame.
    private String id = "";
    private String model = "";
    private boolean counted;
    private boolean blocked;
    private boolean failed;

    /**
     * A reader.
     *
     * @param made stands for the id of an answer that has none
     */
    ReplyReader(WatchOptions options, String made) {
        this.options = options;
        this.unread = new Unread(options.losses());
        this.made = made;
        this.candidates = new CandidateReader(cursor, options.losses());
        this.array = options.framing().equals(Framing.JSON_ARRAY);
    }

    @Override
    public void frame(Frame frame, Consumer<ChatEvent> out) {
        if (over) {
            return;
        }
        if (frame.dataStart() == frame.dataEnd()) {
            closed |= array && closes(frame);
            return;
        }
        try {
            read(frame, out);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static boolean closes(Frame frame) {
        for (int i = frame.start(); i < frame.end(); i++) {
            if (frame.array()[i] == ']') {
                return true;
            }
        }
        return false;
    }

    @Override
    public void end(Consumer<ChatEvent> out) {
        if (over || !candidates.finished()) {
            return;
        }
        over = true;
        candidates.end(out);
        if (closed || !array) {
            out.accept(ChatEvent.ended());
        }
    }

    private void read(Frame frame, Consumer<ChatEvent> out) {
        top(frame);
        if (failed) {
            over = true;
            cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
            out.accept(ChatEvent.failed(ErrorLook.at(cursor, options.head().status())));
            return;
        }
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        cursor.enter();
        if (cursor.find("candidates") && cursor.enter(JsonKind.ARRAY)) {
            start(out);
            candidates.read(frame.array(), id.isEmpty() ? made : id, out);
        }
        if (blocked) {
            start(out);
            candidates.block();
        }
        if (counted) {
            out.accept(ChatEvent.usage(usage.usage()));
        }
    }

    /** What the events of a frame need to know before them. */
    private void top(Frame frame) {
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        cursor.rawEnd();
        counted = false;
        blocked = false;
        failed = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("responseId")) {
                id = text(id);
            } else if (cursor.nameIs("modelVersion")) {
                model = text(model);
            } else if (cursor.nameIs("usageMetadata")) {
                unread.within(cursor, "usageMetadata", UsageLook.MEMBERS);
                counted = usage.take(cursor);
            } else if (cursor.nameIs("promptFeedback") && cursor.enter(JsonKind.OBJECT)) {
                blocked = feedback();
                cursor.leave();
            } else if (cursor.nameIs("error")) {
                failed = !cursor.is(JsonKind.NULL);
            } else if (!cursor.nameIs("candidates") && !cursor.nameIs("createTime")) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
    }

    /** Whether the prompt was refused. */
    private boolean feedback() {
        boolean refused = false;
        while (cursor.nextMember()) {
            if (cursor.nameIs("blockReason")) {
                refused = cursor.is(JsonKind.STRING);
            } else {
                unread.member(cursor, "promptFeedback");
            }
        }
        return refused;
    }

    private String text(String before) {
        String text = started ? null : cursor.textOrNull();
        return text == null ? before : text;
    }

    private void start(Consumer<ChatEvent> out) {
        if (!started) {
            started = true;
            out.accept(ChatEvent.started(id, model));
        }
    }
}
