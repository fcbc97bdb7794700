package io.fairlead.plugin.gemini;

import io.fairlead.api.http.RequestHead;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.kit.ProtocolKit;
import java.util.List;

final class GeminiProtocolKitTest extends ProtocolKit {
    @Override
    protected ProtocolFactory factory() {
        return new GeminiPlugin().protocols().getFirst();
    }

    @Override
    protected List<String> dialects() {
        return List.of("gemini.generate", "gemini.count-tokens", "gemini.embed", "gemini.batch-embed");
    }

    @Override
    protected RequestHead withKey(String key) {
        return TestRequest.get("/v1/models", "x-goog-api-key", key);
    }

    @Override
    protected List<RequestHead> requestsOfOthers() {
        return List.of(
                TestRequest.get("/v1/models", "authorization", "Bearer sk-1"),
                TestRequest.get("/v1/models/smart").withQuery("limit=3&monkey=1"));
    }
}
