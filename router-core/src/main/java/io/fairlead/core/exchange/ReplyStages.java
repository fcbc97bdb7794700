package io.fairlead.core.exchange;

import io.fairlead.api.dialect.FrameSink;

/** What frames for the client go through on their way: the reply side of filters. */
public interface ReplyStages {
    /** Puts the stages in front of a sink; the sink itself if there are none. */
    ReplyStage before(FrameSink out);

    /** Whether frames reach the sink as they are. */
    boolean none();

    /** The first of the stages. */
    interface ReplyStage extends FrameSink {
        /** No more frames come: what was held back is let go. */
        void end();
    }
}
