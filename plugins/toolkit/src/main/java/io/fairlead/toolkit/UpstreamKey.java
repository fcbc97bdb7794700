package io.fairlead.toolkit;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import org.jspecify.annotations.Nullable;

/** Keys of providers, which go into a header. */
public final class UpstreamKey {
    private UpstreamKey() {}

    /** Why a key cannot be sent, or null. The host's own complaint about the header might show it. */
    public static @Nullable Failure fault(String secret) {
        boolean visible = secret.chars().allMatch(next -> next > ' ' && next < 0x7F);
        return visible ? null : Failure.of(FailureKind.AUTH, "malformed_key");
    }
}
