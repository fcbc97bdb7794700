package io.fairlead.plugin.openai;

import io.fairlead.api.http.RequestHead;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.kit.ProtocolKit;
import java.util.List;

final class OpenAiProtocolKitTest extends ProtocolKit {
    @Override
    protected ProtocolFactory factory() {
        return new OpenAiPlugin().protocols().getFirst();
    }

    @Override
    protected List<String> dialects() {
        return List.of("openai.chat", "openai.completions", "openai.embeddings", "openai.responses");
    }

    @Override
    protected RequestHead withKey(String key) {
        return TestRequest.get("/v1/models", "authorization", "Bearer " + key);
    }

    @Override
    protected List<RequestHead> requestsOfOthers() {
        return List.of(TestRequest.get("/v1/models", "anthropic-version", "2023-06-01"));
    }
}
