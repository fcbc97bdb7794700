package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.plugin.anthropic.reply.ErrorLook;
import io.fairlead.plugin.anthropic.reply.FrameType;
import io.fairlead.plugin.anthropic.reply.UsageLook;
import io.fairlead.toolkit.Unread;
import java.util.function.Consumer;

/**
 * Reads the frames of a reply, or the one frame that a whole answer is, into events. A stream tells its input at the
 * start already: a reply that breaks off has been paid for, too.
 */
final class ReplyReader implements ChatReader {
    private static final int MOST_BLOCKS = 100_000;

    private final WatchOptions options;
    private final Unread unread;
    private final boolean stream;
    private final JsonCursor cursor = new JsonCursor();
    private final BlockReader blocks = new BlockReader();
    private final Piece piece;
    private final UsageLook usage = new UsageLook();
    private boolean started;
    private boolean finished;
    private boolean over;

    // What stands at the top of a message.
    private String id = "";
    private String model = "";
    private String stopReason = "";
    private String stopText = "";

    ReplyReader(WatchOptions options) {
        this.options = options;
        this.unread = new Unread(options.losses());
        this.piece = new Piece(unread);
        this.stream = !options.framing().equals(Framing.WHOLE);
    }

    @Override
    public void frame(Frame frame, Consumer<ChatEvent> out) {
        if (frame.dataStart() == frame.dataEnd() || over) {
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
        if (finished && (!stream || !options.endMarked())) {
            ended(out);
        }
    }

    private void read(Frame frame, Consumer<ChatEvent> out) {
        String type = FrameType.of(frame, cursor);
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        switch (type) {
            case "content_block_delta" -> delta(out);
            case "content_block_start" -> block(frame, out);
            case "content_block_stop" -> blocks.stop(place(), out);
            case "message_start" -> opening(out);
            case "message_delta" -> closing(out);
            case "message_stop" -> ended(out);
            case "message" -> whole(frame, out);
            case "error" -> {
                over = true;
                out.accept(ChatEvent.failed(ErrorLook.at(cursor, options.head().status())));
            }
            default -> {}
        }
    }

    private void delta(Consumer<ChatEvent> out) {
        piece.read(cursor);
        start(out);
        blocks.text(piece.text, out);
        blocks.thinking(piece.thinking, out);
        blocks.signature(piece.signature, out);
        blocks.input(piece.place, piece.input, out);
        blocks.citation(piece.citation, out);
    }

    private void block(Frame frame, Consumer<ChatEvent> out) {
        int place = 0;
        Block block = null;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("index")) {
                place = number(cursor);
            } else if (cursor.nameIs("content_block")) {
                block = Block.read(cursor, frame.array(), unread);
            } else if (!cursor.nameIs("type")) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
        start(out);
        if (block != null) {
            blocks.start(place, block, out);
        }
    }

    private int place() {
        int place = 0;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("index")) {
                place = number(cursor);
            } else if (!cursor.nameIs("type")) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
        return place;
    }

    private static int number(JsonCursor cursor) {
        return (int) Math.clamp(cursor.longValue(), 0L, MOST_BLOCKS);
    }

    private void opening(Consumer<ChatEvent> out) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("message") && cursor.is(JsonKind.OBJECT)) {
                top();
            } else if (!cursor.nameIs("type")) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
        start(out);
        usage(out);
    }

    /** Reads what a message says besides its content. */
    private void top() {
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "id" -> id = text();
                case "model" -> model = text();
                case "stop_reason" -> stopReason = text();
                case "stop_sequence" -> stopText = text();
                case "usage" -> usage();
                case "type", "role", "content" -> {}
                default -> unread.member(cursor, "");
            }
        }
        cursor.leave();
    }

    private void usage() {
        unread.within(cursor, "usage", UsageLook.MEMBERS);
        usage.take(cursor);
    }

    private void closing(Consumer<ChatEvent> out) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("delta") && cursor.is(JsonKind.OBJECT)) {
                top();
            } else if (cursor.nameIs("usage")) {
                usage();
            } else if (!cursor.nameIs("type")) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
        start(out);
        finish(out);
        usage(out);
    }

    private void whole(Frame frame, Consumer<ChatEvent> out) {
        top();
        start(out);
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd()).enter();
        if (cursor.find("content") && cursor.enter(JsonKind.ARRAY)) {
            for (int place = 0; cursor.nextElement(); place++) {
                blocks.start(place, Block.read(cursor, frame.array(), unread), out);
                blocks.stop(place, out);
            }
        }
        finish(out);
        usage(out);
    }

    private void start(Consumer<ChatEvent> out) {
        if (!started) {
            started = true;
            out.accept(ChatEvent.started(id, model));
        }
    }

    private void finish(Consumer<ChatEvent> out) {
        if (stopReason.isEmpty() || finished) {
            return;
        }
        finished = true;
        blocks.stopAll(out);
        out.accept(ChatEvent.finished(0, StopReason.read(stopReason), stopText.isEmpty() ? null : stopText));
    }

    private void usage(Consumer<ChatEvent> out) {
        if (usage.usage().known()) {
            out.accept(ChatEvent.usage(usage.usage()));
        }
    }

    private void ended(Consumer<ChatEvent> out) {
        if (!over) {
            over = true;
            out.accept(ChatEvent.ended());
        }
    }

    private String text() {
        String text = cursor.textOrNull();
        return text == null ? "" : text;
    }

    /** What one frame adds to a block, whatever the order of its members. */
    private static final class Piece {
        private final Unread unread;
        private int place;
        private String text = "";
        private String thinking = "";
        private String signature = "";
        private String input = "";
        private String citation = "";

        private Piece(Unread unread) {
            this.unread = unread;
        }

        void read(JsonCursor cursor) {
            place = 0;
            text = "";
            thinking = "";
            signature = "";
            input = "";
            citation = "";
            cursor.enter();
            while (cursor.nextMember()) {
                if (cursor.nameIs("index")) {
                    place = number(cursor);
                } else if (cursor.nameIs("delta") && cursor.enter(JsonKind.OBJECT)) {
                    members(cursor);
                    cursor.leave();
                } else if (!cursor.nameIs("type")) {
                    unread.member(cursor, "");
                }
            }
            cursor.leave();
        }

        private void members(JsonCursor cursor) {
            while (cursor.nextMember()) {
                if (cursor.nameIs("citation")) {
                    citation = cursor.rawText();
                } else if (!cursor.is(JsonKind.STRING)) {
                    unread.member(cursor, "delta");
                } else if (cursor.nameIs("text")) {
                    text = cursor.text();
                } else if (cursor.nameIs("thinking")) {
                    thinking = cursor.text();
                } else if (cursor.nameIs("partial_json")) {
                    input = cursor.text();
                } else if (cursor.nameIs("signature")) {
                    signature = cursor.text();
                } else if (!cursor.nameIs("type")) {
                    unread.member(cursor, "delta");
                }
            }
        }
    }
}
