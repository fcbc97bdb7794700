package io.fairlead.core.stream;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.core.exchange.TokenEstimate;

/** Usage for replies that did not tell: what was sent is never booked as nothing. */
final class UsageEstimate {
    private UsageEstimate() {}

    /** The measured usage if there is one; else an estimate. {@code outputTokens} as far as the reply came. */
    static Usage orElse(Usage measured, RequestFacts facts, long outputTokens) {
        return measured.known() ? measured : estimate(facts, outputTokens);
    }

    /** The usage of a reply that was not read to its end: its API may have told the first of many tokens by then. */
    static Usage soFar(Usage measured, RequestFacts facts, long outputTokens) {
        if (!measured.known()) {
            return estimate(facts, outputTokens);
        }
        if (measured.outputTokens() >= outputTokens) {
            return measured;
        }
        return Usage.builder()
                .inputTokens(measured.inputTokens())
                .cachedInputTokens(measured.cachedInputTokens())
                .cacheWriteTokens(measured.cacheWriteTokens())
                .reasoningTokens(Math.min(measured.reasoningTokens(), outputTokens))
                .outputTokens(outputTokens)
                .estimated()
                .build();
    }

    /** Vectors and counts are no tokens, however many bytes they take. */
    private static Usage estimate(RequestFacts facts, long outputTokens) {
        boolean writes = !facts.operation().equals(Operation.EMBEDDING)
                && !facts.operation().equals(Operation.COUNT);
        return Usage.builder()
                .inputTokens(TokenEstimate.input(facts))
                .outputTokens(writes ? outputTokens : 0)
                .estimated()
                .build();
    }
}
