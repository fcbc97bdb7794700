package io.fairlead.plugin.nimbus;

import io.fairlead.api.context.PluginContext;
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
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account at Nimbus. Its failures have words, which tell more than the status. */
final class NimbusProvider implements Provider {
    private static final Setting<String> BASE_URL = Setting.text("base-url")
            .withDefault("https://api.nimbus.example/v1")
            .describedAs("Where the API is, with its version and without a slash at the end.");

    private static final List<DialectId> DIALECTS = List.of(NimbusDialect.ID);

    private final URI base;
    private final Origin origin;

    private NimbusProvider(URI base) {
        this.base = base;
        this.origin = Origin.of(base);
    }

    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return DIALECTS;
    }

    @Override
    public String baseUrl() {
        return base.toString();
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        call.url(origin, base.getRawPath() + call.target());
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        if (credential.secret().isEmpty()) {
            return Failure.of(FailureKind.AUTH, "no key");
        }
        if (!credential.secret().chars().allMatch(c -> c > ' ' && c < 127)) {
            return Failure.of(FailureKind.AUTH, "a key that fits no header");
        }
        headers.set("Authorization", "Nimbus " + credential.secret());
        return null;
    }

    @Override
    public Failure classify(ReplyHead head, UpstreamError error) {
        int status = error.status() > 0 ? error.status() : head.status();
        String word = error.code();
        // A vendor may say anything; what goes into logs is short and plain.
        String problem = word != null && word.matches("[\\w.-]{1,60}") ? word : "status " + status;
        return Failure.of(kind(problem, status), problem);
    }

    private static FailureKind kind(String problem, int status) {
        return switch (problem) {
            case "who-are-you" -> FailureKind.AUTH;
            case "slow-down" -> FailureKind.RATE_LIMIT;
            case "no-such-engine" -> FailureKind.NOT_FOUND;
            case "too-long" -> FailureKind.CONTEXT_LENGTH;
            case "what" -> FailureKind.INVALID_REQUEST;
            default -> kind(status);
        };
    }

    /** What a proxy before the vendor may say, who does not know the words. */
    private static FailureKind kind(int status) {
        return switch (status) {
            case 400, 413, 422 -> FailureKind.INVALID_REQUEST;
            case 401, 403 -> FailureKind.AUTH;
            case 404 -> FailureKind.NOT_FOUND;
            case 429 -> FailureKind.RATE_LIMIT;
            default -> FailureKind.SERVER;
        };
    }

    /** Makes one provider for each that the configuration declares with {@code type: nimbus}. */
    static final class Factory implements ProviderFactory {
        @Override
        public String name() {
            return "nimbus";
        }

        @Override
        public Settings settings() {
            return Settings.of(BASE_URL);
        }

        @Override
        public Provider create(PluginContext context) {
            return new NimbusProvider(URI.create(context.settings().get(BASE_URL)));
        }
    }
}
