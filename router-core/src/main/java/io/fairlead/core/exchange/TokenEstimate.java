package io.fairlead.core.exchange;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.RequestFacts;

/** Tokens of a request before anybody counted them: a rule of thumb for ordering and for windows. */
public final class TokenEstimate {
    private static final long BYTES_PER_TOKEN = 4;
    private static final long USUAL_ANSWER = 512;

    private TokenEstimate() {}

    /** Tokens of the request. */
    public static long input(RequestFacts facts) {
        return Math.ceilDiv(facts.textBytes(), BYTES_PER_TOKEN) + 1;
    }

    /** Tokens of as many bytes of text. */
    public static long ofText(long bytes) {
        return Math.ceilDiv(bytes, BYTES_PER_TOKEN);
    }

    /** Tokens of the answer: a usual one, unless the client or the model allows less. */
    public static long output(RequestFacts facts, Deployment deployment) {
        long bound = Math.min(
                facts.maxOutputTokens().orElse(Long.MAX_VALUE),
                deployment.maxOutput().orElse(Long.MAX_VALUE));
        return Math.min(USUAL_ANSWER, bound) * facts.choices();
    }

    /** Tokens that the model's window must have room for: the request, and the answer as far as the client demands it. */
    public static long window(RequestFacts facts) {
        long input = input(facts);
        return input + Math.min(facts.maxOutputTokens().orElse(0), Long.MAX_VALUE - input);
    }
}
