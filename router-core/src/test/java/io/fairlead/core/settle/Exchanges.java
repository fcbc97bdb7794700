package io.fairlead.core.settle;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.TraceParent;
import io.fairlead.core.scene.RecordedClient;
import java.time.Duration;

/** Exchanges that ended. */
final class Exchanges {
    static final long START = Duration.ofSeconds(100).toNanos();
    static final TraceParent TRACE = new TraceParent("0123456789abcdef0123456789abcdef", "01");

    private Exchanges() {}

    /** One that ended well, at its second attempt. */
    static Exchange served() {
        Exchange exchange = begun("POST", "req-1", "gpt", "smart");
        exchange.attempted(new AttemptRecord(
                "a_1", "a/m", "rate_limit", "slow down", 429, "up-1", 1_500_000, Usage.UNKNOWN, -1, false));
        Usage usage = Usage.builder()
                .inputTokens(12)
                .outputTokens(34)
                .cachedInputTokens(5)
                .build();
        exchange.attempted(new AttemptRecord("a_2", "b/m", null, "", 200, null, 20_000_000, usage, 1_234_567, true));
        exchange.used(usage);
        exchange.content(START + 7_000_250);
        exchange.served("b/m");
        exchange.answering(200);
        exchange.sent(800);
        return exchange;
    }

    /** One that nobody served. */
    static Exchange refused() {
        Exchange exchange = begun("POST", "req-2", "gpt", "");
        exchange.failed(RouterError.of(ErrorCode.MODEL_NOT_FOUND, "unknown model: found 'gpt'"));
        exchange.answering(404);
        exchange.clientGone();
        return exchange;
    }

    /** One that is known by an id. */
    static Exchange named(String requestId) {
        return begun("POST", requestId, "", "");
    }

    /** One that carries these texts wherever a client or an upstream may put theirs. */
    static Exchange saying(String text) {
        Exchange exchange = begun(text, text, text, text);
        exchange.attempted(new AttemptRecord("a_1", text, text, text, 0, text, 1, Usage.UNKNOWN, -1, false));
        exchange.served(text);
        exchange.dropped().add(text);
        return exchange;
    }

    private static Exchange begun(String method, String requestId, String model, String route) {
        RecordedClient client = RecordedClient.asking(
                        method, method.equals("POST") ? "/plain" : "/" + method, "{\"prompt\":\"the-prompt\"}")
                .with("Authorization", "Bearer the-key");
        Exchange exchange = new Exchange(client, "x_1", requestId, TRACE, START);
        exchange.asked("plain.chat", model, true);
        exchange.routed(route, !route.isEmpty());
        exchange.received(56);
        return exchange;
    }
}
