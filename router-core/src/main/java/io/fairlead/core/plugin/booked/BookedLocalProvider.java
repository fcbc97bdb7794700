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
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ReplyFacts;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.core.plugin.PluginBooks;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider in this process. How long it waits for the client, or pauses, is not its time. */
record BookedLocalProvider(BookedProvider booked, LocalProvider local, PluginBooks books) implements LocalProvider {
    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return booked.dialects(deployment);
    }

    @Override
    public String baseUrl() {
        return booked.baseUrl();
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        booked.address(call, attempt);
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return booked.authorize(headers, call, credential);
    }

    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        return booked.classify(head, error);
    }

    @Override
    public ReplyFacts facts(ReplyHead head) {
        return booked.facts(head);
    }

    @Override
    public boolean reportsStreamUsage(Deployment deployment) {
        return booked.reportsStreamUsage(deployment);
    }

    @Override
    public boolean marksStreamEnd(Deployment deployment) {
        return booked.marksStreamEnd(deployment);
    }

    @Override
    public boolean takesPrefill(Deployment deployment) {
        return booked.takesPrefill(deployment);
    }

    @Override
    public boolean takesCustomTools(Deployment deployment) {
        return booked.takesCustomTools(deployment);
    }

    @Override
    public Optional<ModelListing> modelListing() {
        return booked.modelListing();
    }

    @Override
    public void close() {
        booked.close();
    }

    @Override
    public void answer(Attempt attempt, FinalCall call, ReplySink sink) throws IOException {
        long begun = books.begin();
        if (!PluginBooks.timed(begun)) {
            local.answer(attempt, call, sink);
            return;
        }
        ReplyAside aside = new ReplyAside(sink, books::now);
        try {
            local.answer(attempt, call, aside);
        } finally {
            books.end(begun + aside.nanos());
        }
    }
}
