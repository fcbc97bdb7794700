package example.mirror;

import io.fairlead.api.RouterPlugin;
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

/** A vendor of its own kind that takes chats of the OpenAI API, under another path and with another header for keys. */
public final class MirrorPlugin implements RouterPlugin {
    @Override
    public List<ProviderFactory> providers() {
        return List.of(new Factory());
    }

    static final class Factory implements ProviderFactory {
        private static final Setting<String> SERVER =
                Setting.text("server").required().describedAs("Where the vendor is.");

        @Override
        public String name() {
            return "mirror";
        }

        @Override
        public Settings settings() {
            return Settings.of(SERVER);
        }

        @Override
        public Provider create(PluginContext context) {
            return new Mirror(context.settings().get(SERVER));
        }
    }

    record Mirror(String baseUrl) implements Provider {
        @Override
        public List<DialectId> dialects(Deployment deployment) {
            return List.of(DialectId.of("openai.chat"));
        }

        @Override
        public void address(CallEdit call, Attempt attempt) {
            call.url(Origin.of(URI.create(baseUrl)), "/mirror/" + attempt.deployment().model());
            call.body().set("mirrored", "true");
        }

        @Override
        public Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
            headers.set("X-Mirror-Key", credential.secret());
            return null;
        }

        @Override
        public Failure classify(ReplyHead head, UpstreamError error) {
            return head.status() < 300 ? null : Failure.of(FailureKind.SERVER, "http " + head.status());
        }
    }
}
