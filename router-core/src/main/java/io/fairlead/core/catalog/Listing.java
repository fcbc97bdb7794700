package io.fairlead.core.catalog;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.ListedModel;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ModelPage;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.CredentialUse;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.ProviderUse;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.CallRules;
import io.fairlead.core.upstream.Deadlines;
import io.fairlead.core.upstream.RequestLine;
import io.fairlead.core.upstream.UpstreamBody;
import io.fairlead.core.upstream.UpstreamCall;
import io.fairlead.core.upstream.UpstreamClient;
import io.fairlead.core.upstream.UpstreamReply;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fetches the list of one provider, with retries, deadlines and a breaker of its own. */
final class Listing {
    private static final Deadlines DEADLINES = new Deadlines(
            Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(30));
    private static final int LARGEST = 16 << 20;
    private static final int MOST_PAGES = 100;
    private static final int MOST_MODELS = 10_000;

    private final UpstreamClient client;
    private final CallHandle handle = new CallHandle();
    private final FailsafeExecutor<Map<String, ModelFacts>> guard;

    Listing(UpstreamClient client) {
        this.client = client;
        RetryPolicy<Map<String, ModelFacts>> retry = RetryPolicy.<Map<String, ModelFacts>>builder()
                .handle(IOException.class)
                .withMaxRetries(2)
                .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(5))
                .withJitter(0.25)
                .abortOn(RefusedListException.class)
                .build();
        CircuitBreaker<Map<String, ModelFacts>> breaker = CircuitBreaker.<Map<String, ModelFacts>>builder()
                .withFailureThreshold(5)
                .withDelay(Duration.ofMinutes(5))
                .build();
        this.guard = Failsafe.with(retry, breaker);
    }

    /** The upstream answered, but not with a list: asking again at once would not help. */
    static final class RefusedListException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedListException(String message) {
            super(message);
        }
    }

    /** All models, by name. */
    Map<String, ModelFacts> fetch(ProviderUse provider, ModelListing listing) {
        return guard.get(() -> pages(provider, listing));
    }

    /** Ends what is under way. */
    void abort() {
        handle.abort("the gateway stops");
    }

    private Map<String, ModelFacts> pages(ProviderUse provider, ModelListing listing) throws IOException {
        IOException last = new IOException("no credential");
        for (CredentialUse credential : provider.credentials()) {
            try {
                return pages(provider, listing, credential);
            } catch (RefusedListException e) {
                last = e;
            }
        }
        throw last;
    }

    private Map<String, ModelFacts> pages(ProviderUse provider, ModelListing listing, CredentialUse credential)
            throws IOException {
        Map<String, ModelFacts> models = new LinkedHashMap<>();
        String cursor = null;
        for (int i = 0; i < MOST_PAGES && models.size() < MOST_MODELS; i++) {
            ModelPage page = page(provider, listing, credential, cursor);
            for (ListedModel model : page.models()) {
                models.put(model.name(), ModelFacts.of(model));
            }
            cursor = page.cursor();
            if (cursor == null) {
                break;
            }
        }
        return models;
    }

    private ModelPage page(
            ProviderUse provider, ModelListing listing, CredentialUse credential, @Nullable String cursor)
            throws IOException {
        HeaderLines headers = new HeaderLines();
        headers.set("Accept", "application/json");
        headers.set("User-Agent", "fairlead/0.1");
        URI url = listing.address(headers, credential, cursor);
        String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        UpstreamCall call = new UpstreamCall(
                provider.access().to(Origin.of(url)),
                new RequestLine("GET", path),
                headers,
                UpstreamBody.EMPTY,
                new CallRules(DEADLINES, CallRules.Resend.REUSED),
                handle);
        try (UpstreamReply reply = client.exchange(call)) {
            Slice body = body(reply);
            if (reply.status() != 200) {
                throw new RefusedListException("status " + reply.status());
            }
            return listing.parse(reply, body);
        } catch (IllegalArgumentException e) {
            throw new RefusedListException(String.valueOf(e.getMessage()));
        }
    }

    private static Slice body(UpstreamReply reply) throws IOException {
        byte[] bytes = new byte[8192];
        int length = 0;
        for (int count; (count = reply.read(bytes, length, bytes.length - length)) >= 0; ) {
            length += count;
            if (length > LARGEST) {
                throw new RefusedListException("a list of more than " + LARGEST + " bytes");
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
        }
        return Slice.of(bytes, 0, length);
    }
}
