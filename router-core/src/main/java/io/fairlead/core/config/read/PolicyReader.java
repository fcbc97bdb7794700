package io.fairlead.core.config.read;

import static io.fairlead.core.config.schema.PolicyKeys.AFTER;
import static io.fairlead.core.config.schema.PolicyKeys.BACKOFF;
import static io.fairlead.core.config.schema.PolicyKeys.BUDGET;
import static io.fairlead.core.config.schema.PolicyKeys.BUDGET_FLOOR;
import static io.fairlead.core.config.schema.PolicyKeys.CONNECT;
import static io.fairlead.core.config.schema.PolicyKeys.FIRST_BYTE;
import static io.fairlead.core.config.schema.PolicyKeys.FIRST_CONTENT;
import static io.fairlead.core.config.schema.PolicyKeys.FOR;
import static io.fairlead.core.config.schema.PolicyKeys.IDLE;
import static io.fairlead.core.config.schema.PolicyKeys.LONGEST;
import static io.fairlead.core.config.schema.PolicyKeys.NETWORK;
import static io.fairlead.core.config.schema.PolicyKeys.RATE_LIMIT;
import static io.fairlead.core.config.schema.PolicyKeys.SAME;
import static io.fairlead.core.config.schema.PolicyKeys.SERVER;
import static io.fairlead.core.config.schema.PolicyKeys.TOTAL;
import static io.fairlead.core.config.schema.PolicyKeys.WAIT_HERE;

import io.fairlead.core.config.policy.DisablePolicy;
import io.fairlead.core.config.policy.PausePolicy;
import io.fairlead.core.config.policy.Policies;
import io.fairlead.core.config.policy.RetryPolicy;
import io.fairlead.core.config.policy.RoundPolicy;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.config.policy.Timeouts;
import io.fairlead.core.config.policy.WaitPolicy;
import io.fairlead.core.config.schema.RoundKeys;
import java.util.Locale;

/** Makes policies of what the levels say together. */
final class PolicyReader {
    private PolicyReader() {}

    static Policies policies(Level level) {
        return new Policies(
                new Timeouts(
                        level.get(CONNECT),
                        level.get(FIRST_BYTE),
                        level.get(FIRST_CONTENT),
                        level.get(IDLE),
                        level.get(TOTAL)),
                new RetryPolicy(
                        level.count(SAME),
                        level.get(BACKOFF),
                        level.get(WAIT_HERE),
                        level.get(BUDGET),
                        level.count(BUDGET_FLOOR)),
                new DisablePolicy(level.count(AFTER), level.get(FOR)),
                new PausePolicy(level.get(RATE_LIMIT), level.get(SERVER), level.get(NETWORK), level.get(LONGEST)));
    }

    static RoundPolicy round(Level level) {
        return new RoundPolicy(
                level.get(RoundKeys.SKIP_FAILED_FOR),
                level.get(RoundKeys.MAX_ATTEMPTS),
                ContentPolicy.valueOf(level.get(RoundKeys.CONTENT_POLICY).toUpperCase(Locale.ROOT)),
                new WaitPolicy(level.get(RoundKeys.MAX_WAIT), level.get(RoundKeys.FIRST), level.get(RoundKeys.LONGEST)),
                level.get(RoundKeys.RECOVER));
    }
}
