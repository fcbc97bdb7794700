package io.fairlead.core.accept;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.snapshot.Paths;
import io.fairlead.core.snapshot.Paths.Served;
import io.fairlead.core.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The first look at a request. */
public final class Acceptance {
    private Acceptance() {}

    /**
     * What serves a request.
     *
     * @throws RouterException if nothing does
     */
    public static Accepted accept(Snapshot snapshot, Inbound inbound, Blame blame) {
        Paths paths = snapshot.paths();
        List<Served> served = paths.at(inbound.path());
        if (served.isEmpty()) {
            throw unknown(paths, inbound, paths.all(), blame);
        }
        Served only = served.getFirst();
        if (served.size() == 1 && takes(only, inbound)) {
            return accepted(only, inbound);
        }
        for (Served one : served) {
            if (takes(one, inbound) && one.protocol().accepts(ClientHead.whole(inbound, Map.of()))) {
                return accepted(one, inbound);
            }
        }
        List<Served> verbs = verbs(paths, inbound);
        if (!verbs.isEmpty()) {
            throw unknown(paths, inbound, verbs, blame);
        }
        throw RouterException.of(
                ErrorCode.METHOD_NOT_ALLOWED,
                "method: found " + shown(inbound.method()) + " for " + shown(inbound.path()) + ", expected "
                        + String.join(", ", methods(paths, inbound.path())));
    }

    /** What can be got can be asked for its head alone. */
    private static boolean takes(Served served, Inbound inbound) {
        String method = served.endpoint().method();
        return method.equals(inbound.method())
                || method.equals("GET") && inbound.method().equals("HEAD");
    }

    private static RouterException unknown(Paths paths, Inbound inbound, List<Served> meant, Blame blame) {
        return UnknownPath.refusal(
                shown(inbound.path()),
                NearestPath.to(inbound.path(), meant),
                ProtocolGuess.of(paths, ClientHead.whole(inbound, Map.of()), blame));
    }

    /** What a path may mean that has a verb behind a name which none of its API has: {@code /models/m:sing}. */
    private static List<Served> verbs(Paths paths, Inbound inbound) {
        return paths.all().stream()
                .filter(served -> served.endpoint().method().equals(inbound.method()))
                .filter(served -> served.template().expectsVerb(inbound.path()))
                .toList();
    }

    private static Accepted accepted(Served served, Inbound inbound) {
        Map<String, String> parameters = served.template().parameters(inbound.path());
        return new Accepted(served.protocol(), served.endpoint(), ClientHead.whole(inbound, parameters));
    }

    /** The methods that a path takes. */
    public static List<String> methods(Paths paths, String path) {
        return paths.at(path).stream()
                .map(served -> served.endpoint().method())
                .flatMap(method -> method.equals("GET") ? Stream.of(method, "HEAD") : Stream.of(method))
                .distinct()
                .toList();
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
