package io.fairlead.core.exchange;

import io.fairlead.api.dialect.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One attempt, as the log, the metrics and the ledger see it.
 *
 * @param id of the attempt
 * @param deployment that was asked
 * @param failure its class, or null for a success
 * @param detail for operators; empty for a success
 * @param status of the upstream's reply, 0 if there was none
 * @param requestId the upstream's, or null
 * @param nanos the attempt took
 * @param usage measured, or estimated where an answer went out, or {@link Usage#UNKNOWN}; also of an attempt that failed
 * @param costNanos its cost in nano-dollars; below 0 if unknown
 * @param resent whether the upstream may have seen the request twice
 */
public record AttemptRecord(
        String id,
        String deployment,
        @Nullable String failure,
        String detail,
        int status,
        @Nullable String requestId,
        long nanos,
        Usage usage,
        long costNanos,
        boolean resent) {}
