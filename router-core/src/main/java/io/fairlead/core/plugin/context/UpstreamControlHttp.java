package io.fairlead.core.plugin.context;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.Slice;
import io.fairlead.core.access.Access;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.CallRules;
import io.fairlead.core.upstream.Deadlines;
import io.fairlead.core.upstream.RequestLine;
import io.fairlead.core.upstream.UpstreamBody;
import io.fairlead.core.upstream.UpstreamCall;
import io.fairlead.core.upstream.UpstreamClient;
import io.fairlead.core.upstream.UpstreamReply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Control calls through the host's own client, so that proxies and deadlines hold for them, too.
 * Redirects are not followed: they could carry a credential elsewhere. Messages name the host only, since path and query
 * may hold a key.
 */
public final class UpstreamControlHttp implements ControlHttp {
    private static final int MAX_BODY = 4 * 1024 * 1024;
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

    private final UpstreamClient client;
    private final Access access;

    /** Calls by a client that stays the caller's. */
    public UpstreamControlHttp(UpstreamClient client, Access access) {
        this.client = client;
        this.access = access;
    }

    @Override
    public Answer call(String method, URI url, Map<String, String> headers, Slice body, Duration timeout)
            throws IOException {
        Deadlines deadlines = new Deadlines(timeout, timeout, timeout, timeout);
        CallRules.Resend resend = REPEATABLE.contains(method) ? CallRules.Resend.REUSED : CallRules.Resend.NEVER;
        UpstreamCall call = new UpstreamCall(
                access.to(origin(url)),
                new RequestLine(method, target(url)),
                new FieldMap(headers),
                UpstreamBody.of(body),
                new CallRules(deadlines, resend),
                new CallHandle());
        try (UpstreamReply reply = client.exchange(call)) {
            return new WholeAnswer(reply.status(), fields(reply), body(reply, url));
        }
    }

    private static Origin origin(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("found a URL with scheme '" + scheme + "' and host '" + url.getHost()
                    + "', expected one such as https://host/path");
        }
        return Origin.of(url);
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static Map<String, String> fields(UpstreamReply reply) {
        Map<String, String> fields = new HashMap<>();
        reply.headers().forEach((name, value) -> fields.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return Map.copyOf(fields);
    }

    private static Slice body(UpstreamReply reply, URI url) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        for (int count = reply.read(piece, 0, piece.length); count >= 0; count = reply.read(piece, 0, piece.length)) {
            whole.write(piece, 0, count);
            if (whole.size() > MAX_BODY) {
                throw new IOException(
                        "found more than 4 MiB in the answer of " + url.getHost() + ", expected at most that");
            }
        }
        return Slice.of(whole.toByteArray());
    }

    private record WholeAnswer(int status, Map<String, String> headers, Slice body) implements Answer {}
}
