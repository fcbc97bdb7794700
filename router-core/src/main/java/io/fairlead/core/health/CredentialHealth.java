package io.fairlead.core.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Health of one credential: an upstream that refused it is not asked with it again for a while. */
public final class CredentialHealth {
    private volatile boolean refused;
    private volatile long since;
    private volatile long until;

    /** Why it should not be used now; null if it may. */
    public @Nullable Standing standing(long now) {
        if (!refused || now >= until) {
            return null;
        }
        return new Standing("refused", "auth", Duration.ofNanos(until - now), false);
    }

    /** The upstream refused it. */
    public void refused(Duration rest, long now) {
        since = now;
        until = now + rest.toNanos();
        refused = true;
    }

    /** The upstream took it for an attempt that began at {@code start}: later than it refused it, or it does not count. */
    public void accepted(long start) {
        if (refused && start - since >= 0) {
            refused = false;
        }
    }
}
