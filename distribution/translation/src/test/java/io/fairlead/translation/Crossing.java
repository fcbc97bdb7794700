package io.fairlead.translation;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a request on its way from one dialect to another.
 *
 * @param call path and body for the upstream; empty if the request was refused
 * @param lost members by path, with the reasons
 * @param refusal why it cannot be sent at all; empty if it can
 */
record Crossing(String call, Map<String, String> lost, String refusal) {
    /** A model that can do all that an API has a word for. */
    static final TestDeployment ABLE = TestDeployment.builder("p", "upstream")
            .capabilities(
                    Capability.TOOLS,
                    Capability.PARALLEL_TOOLS,
                    Capability.VISION,
                    Capability.AUDIO_INPUT,
                    Capability.DOCUMENTS,
                    Capability.JSON_MODE,
                    Capability.JSON_SCHEMA,
                    Capability.REASONING,
                    Capability.SYSTEM_PROMPT,
                    Capability.PREFILL)
            .build();

    static Crossing of(String request, String path, ChatDialect client, ChatDialect upstream) {
        Map<String, String> lost = new LinkedHashMap<>();
        try {
            TestRequest head = TestRequest.post(path).withParameters(Map.of("model", Samples.MODEL));
            HeapBody body = HeapBody.json(request, client.probes());
            RequestFacts facts = client.facts(head, body);
            ChatRequest neutral = client.decode(head, body, lost::put);
            TestTarget target = TestTarget.of(ABLE, facts).takingCustomTools();
            String encoded = upstream.encode(
                            neutral, target, (name, reason) -> lost.put(neutral.clientPath(name), reason))
                    .utf8();
            return new Crossing(upstream.target(target) + '\n' + encoded, lost, "");
        } catch (RouterException refused) {
            return new Crossing("", lost, refused.error().message());
        }
    }
}
