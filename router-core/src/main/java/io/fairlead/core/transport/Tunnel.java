package io.fairlead.core.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.Proxy;
import io.fairlead.core.transport.ConnectFailure.Reason;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a proxy to carry bytes to an origin. */
final class Tunnel {
    private static final int MAX_HEAD_BYTES = 16_384;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9][0-9])[ \r\n]");
    private static final Pattern END = Pattern.compile("\r?\n\r?\n");
    private static final int NEEDS_CREDENTIALS = 407;

    private Tunnel() {}

    /** From now on the wire leads to the origin. */
    static void open(Wire wire, Origin origin, Proxy proxy) throws IOException {
        String target = origin.host() + ":" + origin.port();
        String credentials =
                proxy.authorization() == null ? "" : "Proxy-Authorization: " + proxy.authorization() + "\r\n";
        String head = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + credentials + "\r\n";
        wire.write(head.getBytes(ISO_8859_1), 0, head.length(), 0);
        int status = status(head(wire));
        if (status / 100 == 2) {
            return;
        }
        if (status != NEEDS_CREDENTIALS) {
            throw refused("found status " + status + " from the proxy, expected 200");
        }
        throw refused("found status 407 from the proxy, expected 200: it wants "
                + (proxy.authorization() == null ? "credentials" : "other credentials"));
    }

    /** Byte by byte, since what comes behind it is not the proxy's any more. */
    private static String head(Wire wire) throws IOException {
        StringBuilder head = new StringBuilder();
        byte[] one = new byte[1];
        while (wire.read(one, 0, 1) > 0) {
            head.append((char) (one[0] & 0xff));
            if (one[0] == '\n' && END.matcher(head).find(Math.max(0, head.length() - 4))) {
                return head.toString();
            }
            if (head.length() == MAX_HEAD_BYTES) {
                throw refused("found a longer head from the proxy, expected at most " + MAX_HEAD_BYTES + " bytes");
            }
        }
        throw refused("the proxy ended the connection before it answered");
    }

    private static int status(String head) throws ConnectFailure {
        Matcher status = STATUS.matcher(head);
        if (!status.lookingAt()) {
            throw refused("found no HTTP/1.1 from the proxy, expected a status");
        }
        return Integer.parseInt(status.group(1));
    }

    private static ConnectFailure refused(String why) {
        return ConnectFailure.of(Reason.PROXY, why, null);
    }
}
