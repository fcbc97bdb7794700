package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One reply under watch, and all that the watch said of it. */
final class Watched {
    final ReplyWatch watch;
    int signals;

    private final Framing framing;

    private Watched(ReplyWatch watch, Framing framing) {
        this.watch = watch;
        this.framing = framing;
    }

    static Watched of(Dialect dialect, WatchOptions options) {
        return new Watched(dialect.watch(options), options.framing());
    }

    /** Looks at frames in order. */
    Watched look(List<TestFrame> frames) {
        frames.forEach(this::look);
        return this;
    }

    Watched look(String events) {
        return look(TestFrame.stream(framing, events));
    }

    int look(TestFrame frame) {
        int said = watch.look(frame, new RecordedFrameEdit());
        signals |= said;
        return said;
    }

    boolean said(int signal) {
        return (signals & signal) != 0;
    }

    /** Whether the reply would pass for a whole one if its bytes ended here. */
    boolean passes() {
        return watch.complete() && !said(Signals.MALFORMED) && !said(Signals.ERROR);
    }

    /** What the watch writes when it is asked to add the mark of the end; empty if it does not. */
    String mark() {
        StringBuilder out = new StringBuilder();
        watch.markEnd((array, start, end) -> out.append(text(array, start, end)));
        return out.toString();
    }

    static String text(byte[] array, int start, int end) {
        return new String(array, start, end - start, StandardCharsets.UTF_8);
    }
}
