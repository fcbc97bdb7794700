package io.fairlead.core.plugin.booked;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ReplyFacts;
import io.fairlead.core.plugin.PluginBooks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all providers do. */
record BookedProvider(Provider provider, PluginBooks books) implements Provider {
    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return provider.dialects(deployment);
    }

    @Override
    public String baseUrl() {
        return provider.baseUrl();
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        long begun = books.begin();
        try {
            provider.address(call, attempt);
        } finally {
            books.end(begun);
        }
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return books.<@Nullable Failure>time(() -> provider.authorize(headers, call, credential));
    }

    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        return books.<@Nullable Failure>time(() -> provider.classify(head, error));
    }

    @Override
    public ReplyFacts facts(ReplyHead head) {
        return books.time(() -> provider.facts(head));
    }

    @Override
    public boolean reportsStreamUsage(Deployment deployment) {
        return provider.reportsStreamUsage(deployment);
    }

    @Override
    public boolean marksStreamEnd(Deployment deployment) {
        return provider.marksStreamEnd(deployment);
    }

    @Override
    public boolean takesPrefill(Deployment deployment) {
        return provider.takesPrefill(deployment);
    }

    @Override
    public boolean takesCustomTools(Deployment deployment) {
        return provider.takesCustomTools(deployment);
    }

    @Override
    public Optional<ModelListing> modelListing() {
        return provider.modelListing();
    }

    @Override
    public void close() {
        provider.close();
    }
}
