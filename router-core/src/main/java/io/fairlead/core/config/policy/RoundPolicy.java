package io.fairlead.core.config.policy;

import io.fairlead.core.config.Recover;
import java.time.Duration;
import java.util.List;

/**
 * What holds for one request over all its candidates.
 *
 * @param skipFailedFor candidates that failed within this time are skipped; zero for none
 * @param maxAttempts different candidates in one round; {@link Integer#MAX_VALUE} for all
 * @param contentPolicy whether a refusal by content rules is final
 * @param waiting for a candidate once all are skipped or failed
 * @param recover ways to go on with a stream that broke, the first that can be gone first; none for an error
 */
public record RoundPolicy(
        Duration skipFailedFor,
        int maxAttempts,
        ContentPolicy contentPolicy,
        WaitPolicy waiting,
        List<Recover> recover) {
    public RoundPolicy {
        recover = List.copyOf(recover);
    }

    /** What follows when the content rules of an upstream refuse a request. */
    public enum ContentPolicy {
        /** The client is told. */
        STOP,
        /** The next candidate is asked: its rules may differ. */
        NEXT
    }
}
