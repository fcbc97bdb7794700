package io.fairlead.plugin.ollama.upstream;

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
import io.fairlead.toolkit.BaseUrl;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One server that takes this API. */
final class OllamaProvider implements Provider {
    private static final List<DialectId> DIALECTS = List.of(
            DialectId.of("ollama.chat"),
            DialectId.of("ollama.generate"),
            DialectId.of("ollama.embed"),
            DialectId.of("ollama.embeddings"));

    private final BaseUrl base;
    private final RequestFields fields;
    private final Loading loading;
    private final Failures failures;

    OllamaProvider(BaseUrl base, RequestFields fields, Loading loading, Clock clock) {
        this.base = base;
        this.fields = fields;
        this.loading = loading;
        this.failures = new Failures(clock);
    }

    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return DIALECTS;
    }

    @Override
    public String baseUrl() {
        return base.text();
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        call.url(base.origin(), base.path(call.target()));
        fields.set(call.headers(), attempt.facts().stream() ? "application/x-ndjson" : "application/json");
        loading.apply(call.body());
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return fields.authorize(headers, credential);
    }

    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        return failures.classify(head, error);
    }

    @Override
    public Optional<ModelListing> modelListing() {
        return Optional.of(new ModelList(base, fields));
    }
}
