package io.fairlead.core.attempt;

import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.core.snapshot.RouteCandidate;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What a provider's plugin did wrong: logged by name, and a failed attempt like any other. */
final class PluginFailures {
    private static final Logger LOGGER = System.getLogger(PluginFailures.class.getName());

    private PluginFailures() {}

    static void log(RouteCandidate candidate, String what, Throwable failure) {
        LOGGER.log(
                Level.WARNING,
                "a provider failed extension=" + candidate.provider().extension() + " provider="
                        + candidate.provider().name() + " in=" + what + " error="
                        + described(failure));
    }

    /** Class and place; of the plugin's own message nobody knows whether it quotes a prompt. */
    private static String described(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String name = failure instanceof LinkageError
                ? failure.toString()
                : failure.getClass().getName();
        return trace.length == 0 ? name : name + " at " + trace[0];
    }

    /** The failure of a reply that the provider calls a success though its status does not. */
    static Failure unjudged(ReplyHead reply) {
        return Failure.of(FailureKind.UNKNOWN, "status " + reply.status());
    }
}
