package io.fairlead.core.stream;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.core.exchange.TokenEstimate;

/** Usage for replies that did not tell: what was sent is never booked as nothing. */
final class UsageEstimate {
    private UsageEstimate() {}

    /** The measured usage if there is one; else an estimate. {@code outputTokens} as far as the reply came. */
    static Usage orElse(Usage measured, RequestFacts facts, long outputTokens) {
        if (measured.known()) {
            return measured;
        }
        return Usage.builder()
                .inputTokens(TokenEstimate.input(facts))
                .outputTokens(outputTokens)
                .estimated()
                .build();
    }
}
