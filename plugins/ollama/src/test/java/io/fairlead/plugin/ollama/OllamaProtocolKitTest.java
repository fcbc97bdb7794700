package io.fairlead.plugin.ollama;

import io.fairlead.api.http.RequestHead;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.kit.ProtocolAbility;
import io.fairlead.testkit.kit.ProtocolKit;
import java.util.List;
import java.util.Set;

final class OllamaProtocolKitTest extends ProtocolKit {
    @Override
    protected ProtocolFactory factory() {
        return new OllamaPlugin().protocols().getFirst();
    }

    /** One model is asked for with its name in the body, see {@code OllamaProtocolTest}. */
    @Override
    protected Set<ProtocolAbility> abilities() {
        return Set.of(ProtocolAbility.LISTS_MODELS, ProtocolAbility.TAKES_KEYS, ProtocolAbility.TELLS_ITS_REQUESTS);
    }

    @Override
    protected List<String> dialects() {
        return List.of("ollama.chat", "ollama.generate", "ollama.embed", "ollama.embeddings");
    }

    @Override
    protected RequestHead withKey(String key) {
        return key.isEmpty()
                ? TestRequest.get("/api/tags")
                : TestRequest.get("/api/tags", "authorization", "Bearer " + key);
    }

    @Override
    protected List<RequestHead> requestsOfOthers() {
        return List.of(TestRequest.get("/v1/models", "authorization", "Bearer sk-1"));
    }
}
