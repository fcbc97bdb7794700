package io.fairlead.translation.rubbish;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.Provider;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestReply;
import io.fairlead.translation.Codecs;
import java.util.List;

/** Replies of upstreams that failed: heads and bodies, judged by the provider. */
record Failures(String type, Provider provider, Dialect dialect, List<String> bodies) implements Decoder {
    private static final Deployment MODEL = TestDeployment.of("p", "m");
    private static final List<String> HEADERS = List.of(
            "retry-after",
            "retry-after-ms",
            "x-should-retry",
            "x-ratelimit-reset",
            "x-ratelimit-reset-requests",
            "x-ratelimit-reset-tokens",
            "anthropic-ratelimit-requests-reset");
    private static final List<String> VALUES =
            List.of("7", "6m0s", "1h2m3.5s", "20ms", "2026-11-22T12:00:00Z", "Sun, 22 Nov 2026 12:00:00 GMT", "false");

    static Failures of(String type, Provider provider) {
        Dialect dialect = Codecs.dialect(provider.dialects(MODEL).getFirst());
        return new Failures(type, provider, dialect, Lines.of("errors"));
    }

    @Override
    public String title() {
        return type + " failures";
    }

    @Override
    public boolean readsAll() {
        return true;
    }

    @Override
    public Attempt next(Mutation mutation) {
        int status = mutation.random().nextInt(200, 600);
        String name = mutation.one(HEADERS);
        String value = mutation.of(mutation.one(VALUES)).replaceAll("[^ -~]", " ");
        String body = mutation.of(mutation.one(bodies));
        return new Attempt(status + " " + name + ": " + value + " " + body, () -> {
            TestReply head = TestReply.of(status, name, value);
            provider.classify(head, dialect.readError(head, Slice.utf8(body)));
            provider.facts(head);
            return true;
        });
    }
}
