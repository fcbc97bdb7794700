package io.fairlead.testkit.kit;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ModelPage;
import io.fairlead.api.provider.Provider;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider without mistakes, of an imaginary vendor. Open where a mistake may be planted. */
class RightProvider implements Provider {
    static final String URL = "https://vendor.example/v1";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return List.of(DialectId.of("imaginary.say"));
    }

    @Override
    public String baseUrl() {
        return URL;
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        call.url(Origin.of(URI.create("https://vendor.example")), "/v1" + call.target());
        call.headers().set("user-agent", "Right");
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        String secret = credential.secret();
        if (secret.isEmpty()) {
            return null;
        }
        if (!secret.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            return Failure.of(FailureKind.AUTH, "malformed_key");
        }
        headers.set("authorization", "Bearer " + secret);
        return null;
    }

    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        return Failure.of(kind(head.status()), detail(head, error), wait(head));
    }

    FailureKind kind(int status) {
        return switch (status) {
            case 200 -> FailureKind.SERVER;
            case 401, 403 -> FailureKind.AUTH;
            case 404 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.RATE_LIMIT;
            default ->
                status >= 500 ? FailureKind.SERVER : status >= 400 ? FailureKind.INVALID_REQUEST : FailureKind.UNKNOWN;
        };
    }

    String detail(ReplyHead head, UpstreamError error) {
        return "http " + head.status();
    }

    @Nullable Duration wait(ReplyHead head) {
        String field = head.headers().first("retry-after");
        if (field == null) {
            return null;
        }
        try {
            return field.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(field)) : until(field);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Duration until(String field) {
        Duration wait = Duration.between(
                NOW,
                ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        return wait.isNegative() ? null : wait;
    }

    @Override
    public Optional<ModelListing> modelListing() {
        return Optional.of(new Listing());
    }

    /** Models, one a line of text behind a head line. */
    static class Listing implements ModelListing {
        @Override
        public URI address(Headers.Edit headers, Credential credential, @Nullable String cursor) {
            headers.set("authorization", "Bearer " + credential.secret());
            String page = cursor == null ? "" : "?from=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            return URI.create(URL + "/models" + page);
        }

        @Override
        public ModelPage parse(ReplyHead head, Slice body) {
            if (!body.utf8().startsWith("models")) {
                throw new IllegalArgumentException("found no list of models");
            }
            return ModelPage.of(List.of(), null);
        }
    }
}
