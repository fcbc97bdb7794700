package io.fairlead.plugin.gemini.upstream;

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
import io.fairlead.plugin.gemini.chat.ReplayedSignatures;
import io.fairlead.toolkit.StatusClassifier;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One upstream that takes this API. */
final class GeminiProvider implements Provider {
    /** Vectors of other APIs' clients are asked for many at once, which serves one as well. */
    private static final List<DialectId> DIALECTS = List.of(
            DialectId.of("gemini.generate"),
            DialectId.of("gemini.batch-embed"),
            DialectId.of("gemini.embed"),
            DialectId.of("gemini.count-tokens"));

    private final ApiUrl url;
    private final RequestFields fields;
    private final boolean prefill;
    private final StatusClassifier classifier;

    GeminiProvider(ApiUrl url, RequestFields fields, boolean prefill, Clock clock) {
        this.url = url;
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
        return url.text();
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        call.url(url.origin(), url.path(call.target()));
        fields.set(call.headers());
        JsonScan scan = call.body().original().json();
        if (scan != null && attempt.dialect().equals(DIALECTS.getFirst())) {
            String model = attempt.deployment().model();
            ReplayedSignatures.adapt(call.body(), scan, model, attempt.withoutProofs(), call::dropped);
        }
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        return fields.authorize(headers, credential);
    }

    /** A key that is not good, and a country that is not served, are bad requests to this vendor. */
    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        if (unreadable(error)) {
            return Failure.of(FailureKind.UNREADABLE_PROOF, "invalid_signature");
        }
        Failure failure = classifier.classify(head, error);
        if (failure == null || !failure.kind().equals(FailureKind.INVALID_REQUEST) || !ofAccount(error)) {
            return failure;
        }
        return Failure.of(FailureKind.AUTH, failure.detail(), failure.retryAfter());
    }

    /** Signatures of another model or account: Google AI and Vertex have words for them, and no code. */
    private static boolean unreadable(UpstreamError error) {
        String words = error.message().toLowerCase(Locale.ROOT);
        return words.contains("corrupted thought signature")
                || words.contains("invalid thought signature")
                || words.contains("thought signature is not valid");
    }

    private static boolean ofAccount(UpstreamError error) {
        String code = error.code() == null ? "" : error.code();
        return code.startsWith("API_KEY_")
                || error.message().toLowerCase(Locale.ROOT).startsWith("user location is not supported");
    }

    /** This API's streams of events just end. */
    @Override
    public boolean marksStreamEnd(Deployment deployment) {
        return false;
    }

    @Override
    public boolean takesPrefill(Deployment deployment) {
        return prefill;
    }

    @Override
    public Optional<ModelListing> modelListing() {
        return Optional.of(new ModelList(url, fields));
    }
}
