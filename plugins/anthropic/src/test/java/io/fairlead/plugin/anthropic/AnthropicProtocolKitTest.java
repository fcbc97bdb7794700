package io.fairlead.plugin.anthropic;

import io.fairlead.api.http.RequestHead;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.kit.ProtocolKit;
import java.util.List;

final class AnthropicProtocolKitTest extends ProtocolKit {
    @Override
    protected ProtocolFactory factory() {
        return new AnthropicPlugin().protocols().getFirst();
    }

    @Override
    protected List<String> dialects() {
        return List.of("anthropic.messages", "anthropic.count-tokens");
    }

    @Override
    protected RequestHead withKey(String key) {
        return TestRequest.get("/v1/models", "x-api-key", key);
    }

    @Override
    protected List<RequestHead> requestsOfOthers() {
        return List.of(TestRequest.get("/v1/models", "authorization", "Bearer sk-1"));
    }
}
