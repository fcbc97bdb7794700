package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks the frames of one reply, one after the other, and keeps what they told: usage, the error, the choices that are
 * done. A frame that only carries a piece of text costs no object.
 */
final class FrameLook {
    /** Bytes of an empty string, array or object. */
    private static final int EMPTY = 2;

    private static final int MOST_CHOICES = 10_000;

    private final JsonCursor cursor = new JsonCursor();
    private final int status;
    private final BitSet finished = new BitSet();
    private Usage usage = Usage.UNKNOWN;
    private @Nullable UpstreamError error;

    // Of the frame looked at last.
    private boolean hasChoice;
    private int usageStart;
    private int usageEnd;

    /** Looks at a reply with this HTTP status. */
    FrameLook(int status) {
        this.status = status;
    }

    Usage usage() {
        return usage;
    }

    @Nullable UpstreamError error() {
        return error;
    }

    /** How many choices have said why they ended. */
    int finishedChoices() {
        return finished.cardinality();
    }

    /** Whether the frame has a choice, or another piece of an answer. */
    boolean hasChoice() {
        return hasChoice;
    }

    /** Where the frame's member {@code usage} has its value, or -1. */
    int usageStart() {
        return usageStart;
    }

    /** Where that value ends. */
    int usageEnd() {
        return usageEnd;
    }

    /**
     * Looks at a frame.
     *
     * @return bits of {@link Signals}, without {@code END}
     * @throws JsonSyntaxException if it is no JSON object
     */
    int look(Frame frame) {
        hasChoice = false;
        usageStart = -1;
        cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd());
        int signals = "error".equals(frame.event()) ? Signals.ERROR : members();
        if ((signals & Signals.ERROR) == 0) {
            return signals;
        }
        if (error == null) {
            error = ErrorLook.at(cursor.reset(frame.array(), frame.dataStart(), frame.dataEnd()), status);
        }
        return Signals.ERROR;
    }

    private int members() {
        int signals = Signals.NONE;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("choices")) {
                signals |= choices();
            } else if (cursor.nameIs("usage")) {
                usageStart = cursor.rawStart();
                usageEnd = cursor.rawEnd();
                signals |= usageHere();
            } else if (cursor.nameIs("error")) {
                signals |= cursor.is(JsonKind.NULL) ? Signals.NONE : Signals.ERROR;
            } else if (cursor.nameIs("object")) {
                signals |= cursor.textIs("error") ? Signals.ERROR : Signals.NONE;
            } else if (cursor.nameIs("data")) {
                signals |= embeddings();
            } else if (cursor.nameIs("x_groq")) {
                signals |= nestedUsage();
            }
        }
        cursor.leave();
        return signals;
    }

    private int usageHere() {
        if (!cursor.is(JsonKind.OBJECT)) {
            return Signals.NONE;
        }
        usage = UsageLook.at(cursor);
        return Signals.USAGE;
    }

    /** Groq repeats the usage in a member of its own; it counts where the standard one is not there. */
    private int nestedUsage() {
        int signals = Signals.NONE;
        if (cursor.enter(JsonKind.OBJECT)) {
            if (cursor.find("usage") && usageStart < 0) {
                signals = usageHere();
            }
            cursor.leave();
        }
        return signals;
    }

    private int embeddings() {
        hasChoice |= filled();
        return hasChoice ? Signals.CONTENT : Signals.NONE;
    }

    private int choices() {
        int signals = Signals.NONE;
        if (!cursor.enter(JsonKind.ARRAY)) {
            return signals;
        }
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                hasChoice = true;
                signals |= choice();
                cursor.leave();
            }
        }
        cursor.leave();
        return signals;
    }

    private int choice() {
        int signals = Signals.NONE;
        int index = 0;
        while (cursor.nextMember()) {
            if (cursor.nameIs("delta") || cursor.nameIs("message")) {
                signals |= parts();
            } else if (cursor.nameIs("text")) {
                signals |= filled() ? Signals.CONTENT : Signals.NONE;
            } else if (cursor.nameIs("index")) {
                index = cursor.is(JsonKind.NUMBER) ? (int) cursor.longValue() : 0;
            } else if (cursor.nameIs("finish_reason")) {
                signals |= finish();
            } else if (cursor.nameIs("error") && !cursor.is(JsonKind.NULL)) {
                error = ErrorLook.at(cursor, status);
                signals |= Signals.ERROR;
            }
        }
        if ((signals & Signals.FINISH) != 0) {
            finished.set(Math.clamp(index, 0, MOST_CHOICES));
        }
        return signals;
    }

    /** OpenRouter says {@code error} for an answer that its own upstream broke off. */
    private int finish() {
        if (!cursor.is(JsonKind.STRING)) {
            return Signals.NONE;
        }
        return cursor.textIs("error") ? Signals.ERROR : Signals.FINISH;
    }

    /** Everything but the role is something that the client reads, also what nobody knew when this was written. */
    private int parts() {
        int signals = Signals.NONE;
        if (!cursor.enter(JsonKind.OBJECT)) {
            return signals;
        }
        while (cursor.nextMember()) {
            if (signals == Signals.NONE && filled() && !cursor.nameIs("role")) {
                signals = Signals.CONTENT;
            }
        }
        cursor.leave();
        return signals;
    }

    /** Whether the value is a string, an array or an object with something in it. */
    private boolean filled() {
        return switch (cursor.kind()) {
            case STRING, ARRAY, OBJECT -> cursor.rawEnd() - cursor.rawStart() > EMPTY;
            case NUMBER, TRUE, FALSE, NULL -> false;
        };
    }
}
