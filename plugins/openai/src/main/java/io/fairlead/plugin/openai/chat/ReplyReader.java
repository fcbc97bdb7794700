package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.plugin.openai.reply.DoneMark;
import io.fairlead.plugin.openai.reply.ErrorLook;
import io.fairlead.plugin.openai.reply.UsageLook;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a reply, or the one frame that a whole answer is, into events. */
final class ReplyReader implements ChatReader {
    /** When and by what the answer was made, and padding: of no use to clients of other APIs. */
    private static final List<String> MADE_BY = List.of("created", "system_fingerprint", "service_tier", "obfuscation");

    private final WatchOptions options;
    private final Unread unread;
    private final boolean stream;
    private final JsonCursor cursor = new JsonCursor();
    private final List<ChoiceReader> choices = new ArrayList<>();
    private boolean started;
    private boolean failed;
    private boolean ended;

    ReplyReader(WatchOptions options) {
        this.options = options;
        this.unread = new Unread(options.losses());
        this.stream = !options.framing().equals(Framing.WHOLE);
    }

    @Override
    public void frame(Frame frame, Consumer<ChatEvent> out) {
        if (frame.dataStart() == frame.dataEnd() || ended) {
            return;
        }
        if (stream && DoneMark.is(frame)) {
            finish(started, out);
            return;
        }
        try {
            read(frame, out);
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public void end(Consumer<ChatEvent> out) {
        boolean unmarked =
                stream && !options.endMarked() && done() >= options.facts().choices();
        finish(started && (!stream || unmarked), out);
    }

    private long done() {
        return choices.stream().filter(ChoiceReader::isDone).count();
    }

    private void finish(boolean whole, Consumer<ChatEvent> out) {
        if (whole && !ended && !failed) {
            ended = true;
            out.accept(ChatEvent.ended());
        }
    }

    /** Members may come in any order, events may not: a first walk looks for what has to be told first. */
    private void read(Frame frame, Consumer<ChatEvent> out) {
        Top top = top(frame);
        UpstreamError error = top.error;
        if (error != null) {
            failed = true;
            out.accept(ChatEvent.failed(error));
            return;
        }
        if (top.choices) {
            if (!started) {
                started = true;
                out.accept(ChatEvent.started(top.id, top.model));
            }
            choices(frame, out);
        }
        if (top.usage.known()) {
            out.accept(ChatEvent.usage(top.usage));
        }
    }

    private Top top(Frame frame) {
        Top top = new Top();
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        boolean error = "error".equals(frame.event());
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("id")) {
                top.id = started ? "" : text();
            } else if (cursor.nameIs("model")) {
                top.model = started ? "" : text();
            } else if (cursor.nameIs("choices")) {
                top.choices = cursor.is(JsonKind.ARRAY) && cursor.rawEnd() - cursor.rawStart() > 2;
            } else if (cursor.nameIs("usage") && cursor.is(JsonKind.OBJECT)) {
                unread.within(cursor, "usage", UsageLook.MEMBERS);
                top.usage = UsageLook.at(cursor);
            } else if (cursor.nameIs("error")) {
                error |= !cursor.is(JsonKind.NULL);
            } else if (cursor.nameIs("object")) {
                error |= cursor.textIs("error");
            } else if (!tellsOfItsMaking()) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
        if (error) {
            cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
            top.error = ErrorLook.at(cursor, options.head().status());
        }
        return top;
    }

    /** Asked of every frame, and so without a text for each name. */
    private boolean tellsOfItsMaking() {
        for (String name : MADE_BY) {
            if (cursor.nameIs(name)) {
                return true;
            }
        }
        return false;
    }

    private String text() {
        String text = cursor.textOrNull();
        return text == null ? "" : text;
    }

    private void choices(Frame frame, Consumer<ChatEvent> out) {
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        cursor.enter();
        cursor.find("choices");
        cursor.enter();
        while (cursor.nextElement()) {
            if (cursor.is(JsonKind.OBJECT)) {
                choice(out);
            }
        }
    }

    private void choice(Consumer<ChatEvent> out) {
        ChoiceFrame piece = ChoiceFrame.read(cursor, options.head().status(), unread);
        UpstreamError error = piece.error();
        if (error != null) {
            failed = true;
            out.accept(ChatEvent.failed(error));
            return;
        }
        reader(piece.index()).read(piece, out);
    }

    private ChoiceReader reader(int index) {
        for (ChoiceReader choice : choices) {
            if (choice.index() == index) {
                return choice;
            }
        }
        ChoiceReader choice = new ChoiceReader(index);
        choices.add(choice);
        return choice;
    }

    /** What stands at the top of a frame. */
    private static final class Top {
        private String id = "";
        private String model = "";
        private boolean choices;
        private Usage usage = Usage.UNKNOWN;
        private @Nullable UpstreamError error;
    }
}
