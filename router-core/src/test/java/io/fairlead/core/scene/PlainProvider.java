package io.fairlead.core.scene;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ReplyFacts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reaches an upstream by its host's name; what its errors mean is told by the status, or by their type within a 200. */
public class PlainProvider implements Provider {
    private final String host;
    private final List<DialectId> dialects;

    /** An upstream that takes {@link PlainDialect#PLAIN}. */
    public PlainProvider(String host) {
        this(host, List.of(PlainDialect.PLAIN.id()));
    }

    /** An upstream that takes other dialects. */
    public PlainProvider(String host, List<DialectId> dialects) {
        this.host = host;
        this.dialects = dialects;
    }

    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return dialects;
    }

    @Override
    public String baseUrl() {
        return "http://" + host;
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        call.url(Origin.of(URI.create(baseUrl())), call.target());
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        headers.set("Authorization", "Bearer " + credential.secret());
        return null;
    }

    /** A message {@code fatal} shows a bug of the plugin. */
    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        if (error.message().equals("fatal")) {
            throw new IllegalStateException("a bug of this plugin");
        }
        String type = error.type();
        FailureKind kind = type == null ? ofStatus(head.status()) : FailureKind.of(type);
        String after = head.headers().first("retry-after");
        return Failure.of(kind, error.message(), after == null ? null : Duration.ofSeconds(Long.parseLong(after)));
    }

    private static FailureKind ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> FailureKind.AUTH;
            case 404 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.RATE_LIMIT;
            default -> status < 500 ? FailureKind.INVALID_REQUEST : FailureKind.SERVER;
        };
    }

    /** A field {@code X-Fatal} shows a bug of the plugin. */
    @Override
    public ReplyFacts facts(ReplyHead head) {
        if (head.headers().first("x-fatal") != null) {
            throw new IllegalStateException("a bug of this plugin");
        }
        return ReplyFacts.of(head.headers().first("x-request-id"));
    }
}
