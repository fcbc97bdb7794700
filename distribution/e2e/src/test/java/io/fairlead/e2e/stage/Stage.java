package io.fairlead.e2e.stage;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway and its upstreams. */
public final class Stage implements AutoCloseable {
    private final ScriptedUpstream openAi = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final AtomicInteger names = new AtomicInteger();
    private final Gateway gateway;

    Stage() {
        try {
            gateway = Gateway.start(Files.createTempDirectory("fairlead-stage"), configuration());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Await.until("the upstream's models", () -> openAi.calls().size() >= 2);
    }

    private String configuration() {
        return """
                defaults: { max-wait: 0s }
                providers:
                  one: { type: openai, base-url: "%1$s", keys: ["%2$s"] }
                  two: { type: openai, base-url: "%1$s", keys: ["%2$s"] }
                  any: { type: openai, base-url: "%1$s", keys: ["%2$s"], discover: false, retry: { same: 0 } }
                routes:
                  smart: { deployments: [one/small, two/small] }
                """.formatted(openAi.openAiUrl(), Planted.key("open"));
    }

    /** The gateway. */
    public Gateway gateway() {
        return gateway;
    }

    /** The upstream that takes the OpenAI API. */
    public ScriptedUpstream openAi() {
        return openAi;
    }

    /** The upstreams as they are between tests. */
    void reset() {
        openAi.script(OpenAiAnswers.saying("Hello"));
        openAi.forget();
    }

    /** A model of the OpenAI upstream that no other test asks for: it may fail. */
    public String freshModel() {
        return "any/fresh-" + names.incrementAndGet();
    }

    @Override
    public void close() {
        gateway.close();
        openAi.close();
    }
}
