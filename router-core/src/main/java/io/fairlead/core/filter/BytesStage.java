package io.fairlead.core.filter;

import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.filter.FilterChain.Step;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;

/** Shows frames to a filter that sees bytes, and makes its edits. */
final class BytesStage implements ReplyStage {
    private final Step step;
    private final ReplyStage next;
    private final ClientFrames frames = new ClientFrames();
    private final GatherEdit edit = new GatherEdit();
    private final ByteQueue scratch = new ByteQueue();

    BytesStage(Step step, ReplyStage next) {
        this.step = step;
        this.next = next;
    }

    @Override
    public void frame(byte[] array, int start, int end) {
        FrameView frame = frames.describe(array, start, end);
        PluginStep.run(step.use(), "replyFrame", () -> step.pass().replyFrame(frame, edit), edit::clear);
        edit.gather(array, start, end, scratch, next);
        edit.clear();
    }

    @Override
    public void end() {
        next.end();
    }
}
