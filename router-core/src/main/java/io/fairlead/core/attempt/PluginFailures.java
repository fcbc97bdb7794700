package io.fairlead.core.attempt;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.RouteCandidate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What a provider's plugin did wrong: logged by name, and a failed attempt like any other. */
final class PluginFailures {
    private static final Logger LOGGER = System.getLogger(PluginFailures.class.getName());

    private PluginFailures() {}

    static void log(RouteCandidate candidate, String what, Throwable failure) {
        if (!candidate.provider().books().failed(failure)) {
            return;
        }
        // Class and place; of the plugin's own message nobody knows whether it quotes a prompt.
        LOGGER.log(
                Level.WARNING,
                "a provider failed extension=" + candidate.provider().extension() + " provider="
                        + candidate.provider().name() + " in=" + what + " error="
                        + FailureText.of(failure));
    }

    /** The failure of an attempt in which a plugin, the provider's or the dialect's, threw what it may not. */
    static Failure thrown(RouteCandidate candidate, String what, Throwable failure) {
        log(candidate, what, failure);
        return Failure.of(
                FailureKind.UNKNOWN,
                what + " failed: " + FailureText.root(failure).getClass().getSimpleName());
    }

    /** The failure of a reply that the provider calls a success though its status does not. */
    static Failure unjudged(ReplyHead reply) {
        return Failure.of(FailureKind.UNKNOWN, "status " + reply.status());
    }
}
