package io.fairlead.core.accept;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.Paths;
import io.fairlead.core.snapshot.Paths.Served;
import io.fairlead.core.snapshot.Snapshot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first look at a request. */
public final class Acceptance {
    private static final Logger LOGGER = System.getLogger(Acceptance.class.getName());

    private Acceptance() {}

    /**
     * What serves a request.
     *
     * @throws RouterException if nothing does
     */
    public static Accepted accept(Snapshot snapshot, Inbound inbound) {
        List<Served> served = snapshot.paths().at(inbound.path());
        if (served.isEmpty()) {
            throw RouterException.of(
                    ErrorCode.PATH_NOT_FOUND,
                    "unknown path: found '" + shown(inbound.path()) + "', expected one of "
                            + String.join(", ", snapshot.paths().known()) + nearest(snapshot.paths(), inbound.path()));
        }
        Served only = served.getFirst();
        if (served.size() == 1 && only.endpoint().method().equals(inbound.method())) {
            return accepted(only, inbound);
        }
        for (Served one : served) {
            boolean fits = one.endpoint().method().equals(inbound.method());
            if (fits && one.protocol().accepts(ClientHead.whole(inbound, Map.of()))) {
                return accepted(one, inbound);
            }
        }
        String methods = String.join(", ", methods(snapshot.paths(), inbound.path()));
        throw RouterException.of(
                ErrorCode.METHOD_NOT_ALLOWED,
                "method: found " + shown(inbound.method()) + " for " + shown(inbound.path()) + ", expected " + methods);
    }

    /** What is left of a path without the slash at its end, and without a first segment that is there twice. */
    private static String nearest(Paths paths, String path) {
        String meant = path.replaceAll("/+$", "").replaceFirst("^(/[^/]+)(?:\\1)+(?=/)", "$1");
        return meant.equals(path) || paths.at(meant).isEmpty() ? "" : "; nearest: " + meant;
    }

    private static Accepted accepted(Served served, Inbound inbound) {
        Map<String, String> parameters = served.template().parameters(inbound.path());
        return new Accepted(served.protocol(), served.endpoint(), ClientHead.whole(inbound, parameters));
    }

    /** The methods that a path takes. */
    public static List<String> methods(Paths paths, String path) {
        return paths.at(path).stream()
                .map(served -> served.endpoint().method())
                .distinct()
                .toList();
    }

    /** The protocol to tell a client of an error in when its path says nothing: the one that knows the request's marks. */
    public static @Nullable Protocol guess(Paths paths, ClientHead head, Blame blame) {
        List<Served> served = paths.at(head.path());
        if (!served.isEmpty()) {
            return served.getFirst().protocol();
        }
        Protocol nearest = null;
        int best = -1;
        for (Protocol protocol : paths.protocols()) {
            int alike = alike(protocol, head, blame);
            if (alike > best) {
                best = alike;
                nearest = protocol;
            }
        }
        return nearest;
    }

    /** Of a protocol that does not take the request, or fails to tell, -1. */
    private static int alike(Protocol protocol, ClientHead head, Blame blame) {
        try {
            if (!protocol.accepts(head)) {
                return -1;
            }
            return protocol.endpoints().stream()
                    .mapToInt(endpoint -> commonPrefix(endpoint.path(), head.path()))
                    .max()
                    .orElse(0);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            if (blame.failed(failure)) {
                LOGGER.log(Level.WARNING, "a protocol failed in=accepts error=" + FailureText.of(failure));
            }
            return -1;
        }
    }

    private static int commonPrefix(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return i;
            }
        }
        return length;
    }

    /**
     * Checks who calls, before a byte of the body is asked for.
     *
     * @throws RouterException if the gateway has keys and the caller presents none of them
     */
    public static void authenticate(Snapshot snapshot, Accepted accepted) {
        if (snapshot.rules().callerKeys().isEmpty()) {
            return;
        }
        String key = accepted.protocol().callerKey(accepted.head());
        if (key == null) {
            throw RouterException.of(ErrorCode.UNAUTHENTICATED, "found no key, expected one that this gateway knows");
        }
        byte[] presented = key.getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (String one : snapshot.rules().callerKeys()) {
            known |= MessageDigest.isEqual(presented, one.getBytes(StandardCharsets.UTF_8));
        }
        if (!known) {
            throw RouterException.of(ErrorCode.UNAUTHENTICATED, "found a key that this gateway does not know");
        }
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(100).forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown.toString();
    }
}
