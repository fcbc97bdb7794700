package io.fairlead.plugin.anthropic.upstream;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ReplyFacts;
import io.fairlead.plugin.anthropic.chat.ReplayedThoughts;
import io.fairlead.toolkit.BaseUrl;
import io.fairlead.toolkit.StatusClassifier;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One upstream that takes this API. */
final class AnthropicProvider implements Provider {
    static final String API = "/v1";
    private static final String NO_THREAD = "thread_not_found";
    private static final List<DialectId> DIALECTS =
            List.of(DialectId.of("anthropic.messages"), DialectId.of("anthropic.count-tokens"));

    private final BaseUrl base;
    private final RequestFields fields;
    private final boolean prefill;
    private final StatusClassifier classifier;

    AnthropicProvider(BaseUrl base, RequestFields fields, boolean prefill, Clock clock) {
        this.base = base;
        this.fields = fields;
        this.prefill = prefill;
        this.classifier = new StatusClassifier(clock);
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
        call.url(base.origin(), base.path(API + call.target()));
        fields.set(call.headers(), attempt.head().headers());
        JsonScan scan = call.body().original().json();
        if (scan != null) {
            String model = attempt.deployment().model();
            ReplayedThoughts.adapt(call.body(), scan, model, attempt.withoutProofs(), call::dropped);
        }
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return fields.authorize(headers, credential);
    }

    /** Client libraries begin a thread anew that is not there; neither the model nor the account is at fault. */
    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        if (NO_THREAD.equals(error.code())) {
            return Failure.of(FailureKind.INVALID_REQUEST, NO_THREAD);
        }
        return unreadable(error)
                ? Failure.of(FailureKind.UNREADABLE_PROOF, "invalid_signature")
                : classifier.classify(head, error);
    }

    /** Thoughts of another model or account, or that lost a part on the way: this vendor has no code for them. */
    private static boolean unreadable(UpstreamError error) {
        String words = error.message().replace("`", "");
        return words.contains("Invalid signature in thinking block")
                || words.contains("Invalid data in redacted_thinking block");
    }

    @Override
    public ReplyFacts facts(ReplyHead head) {
        String id = head.headers().first("request-id");
        return id == null ? ReplyFacts.NONE : ReplyFacts.of(id);
    }

    /** Newer models, and those that think, refuse one: others are asked then. */
    @Override
    public boolean takesPrefill(Deployment deployment) {
        return prefill;
    }

    @Override
    public Optional<ModelListing> modelListing() {
        return Optional.of(new ModelList(base, fields));
    }
}
