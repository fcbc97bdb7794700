package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Watches a reply that is passed through. A stream is complete when its mark {@code [DONE]} has come after at least one
 * choice; of an upstream that has no such mark, when every choice has said why it ended. A whole answer is complete when
 * it has a choice or an embedding.
 */
public final class ReplyLook implements ReplyWatch {
    private final WatchOptions options;
    private final boolean stream;
    private final FrameLook frames;
    private boolean answered;
    private boolean ended;

    /** A watch of one reply. */
    public ReplyLook(WatchOptions options) {
        this.options = options;
        this.stream = !options.framing().equals(Framing.WHOLE);
        this.frames = new FrameLook(options.head().status());
    }

    @Override
    public int look(Frame frame, FrameEdit edit) {
        if (frame.dataStart() == frame.dataEnd()) {
            return Signals.NONE;
        }
        if (stream && DoneMark.is(frame)) {
            ended = true;
            return Signals.END;
        }
        int signals;
        try {
            signals = frames.look(frame);
        } catch (JsonSyntaxException e) {
            return Signals.MALFORMED;
        }
        if (signals == Signals.ERROR) {
            return signals;
        }
        answered |= frames.hasChoice();
        if (stream) {
            hideUsage(frame, edit);
            return signals;
        }
        ended = answered;
        return ended ? signals | Signals.END : signals;
    }

    /**
     * Hides what was asked for here: OpenAI tells it in a frame without a choice, and null in all others. Vendors who tell
     * it beside a choice do so to everybody.
     */
    private void hideUsage(Frame frame, FrameEdit edit) {
        if (!options.hideUsage() || frames.usageStart() < 0) {
            return;
        }
        if (frames.hasChoice() && frame.array()[frames.usageStart()] == '{') {
            return;
        }
        if (!frames.hasChoice() && UsageHiding.isAll(frame)) {
            edit.drop();
            return;
        }
        UsageHiding.cut(
                frame.array(), frames.usageStart(), frames.usageEnd(), frame.dataStart(), frame.dataEnd(), edit);
    }

    @Override
    public Usage usage() {
        return frames.usage();
    }

    @Override
    public @Nullable UpstreamError error() {
        return frames.error();
    }

    @Override
    public boolean complete() {
        if (frames.error() != null || !answered) {
            return false;
        }
        return ended || !options.endMarked() && finished();
    }

    private boolean finished() {
        return frames.finishedChoices() >= options.facts().choices();
    }

    /** Usage would come behind the reasons of the end: where it did not, it is estimated. */
    @Override
    public boolean markEnd(FrameSink out) {
        if (!stream || ended || !answered || frames.error() != null || !finished()) {
            return false;
        }
        ended = true;
        DoneMark.write(out);
        return true;
    }

    @Override
    public void fail(RouterError error, FrameSink out) {
        if (stream) {
            ErrorForm.event(error, out);
        }
    }
}
