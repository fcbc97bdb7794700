package io.fairlead.core.accept;

import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.Paths;
import io.fairlead.core.snapshot.Paths.Served;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses the protocol of a client whose request nothing serves. */
public final class ProtocolGuess {
    private static final Logger LOGGER = System.getLogger(ProtocolGuess.class.getName());

    private ProtocolGuess() {}

    /**
     * The protocol to tell a client of an error in: of those that serve its path, or else the path that is most like it, the
     * one that knows the request's marks.
     */
    public static @Nullable Protocol of(Paths paths, ClientHead head, Blame blame) {
        List<Protocol> serving = protocols(paths.at(head.path()));
        if (!serving.isEmpty()) {
            Protocol marked = mostAlike(serving, head, blame);
            return marked == null ? serving.getFirst() : marked;
        }
        Served meant = NearestPath.to(head.path(), paths.all());
        List<Protocol> near =
                meant == null ? List.of() : serving(paths, meant.endpoint().path());
        Protocol marked =
                meant == null ? null : mostAlike(near, head.at(meant.endpoint().path()), blame);
        return marked == null ? mostAlike(others(paths, near), head, blame) : marked;
    }

    private static List<Protocol> serving(Paths paths, String template) {
        return protocols(paths.all().stream()
                .filter(served -> served.endpoint().path().equals(template))
                .toList());
    }

    private static List<Protocol> others(Paths paths, List<Protocol> asked) {
        return paths.protocols().stream().filter(one -> !asked.contains(one)).toList();
    }

    private static List<Protocol> protocols(List<Served> served) {
        return served.stream().map(Served::protocol).distinct().toList();
    }

    private static @Nullable Protocol mostAlike(List<Protocol> protocols, ClientHead head, Blame blame) {
        Protocol nearest = null;
        int best = -1;
        for (Protocol protocol : protocols) {
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
            blame.failed(failure);
            LOGGER.log(Level.WARNING, "a protocol failed in=accepts error=" + FailureText.of(failure));
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
}
