package io.fairlead.core.settle;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Exchange;
import java.util.List;

/** One JSON object a line, for programs. */
public final class JsonLines implements LineFormat {
    private final UtcTime utc = new UtcTime();

    @Override
    public void append(LineBuffer line, Exchange exchange, long endMillis, long nanos) {
        line.plain("{\"time\":\"");
        utc.append(line, endMillis);
        line.plain("\",\"exchange\":\"").plain(exchange.id());
        line.plain("\",\"request\":\"").escaped(exchange.requestId());
        line.plain("\",\"trace\":\"").plain(exchange.trace().traceId());
        line.plain("\",\"client\":\"").escaped(exchange.inbound().remote());
        line.plain("\",\"method\":\"").escaped(exchange.inbound().method());
        line.plain("\",\"path\":\"").escaped(exchange.inbound().path());
        line.plain("\",\"dialect\":\"").escaped(exchange.dialect());
        line.plain("\",\"model\":\"").escaped(exchange.model());
        line.plain("\",\"route\":\"").escaped(exchange.route());
        String deployment = exchange.deployment();
        line.plain("\",\"deployment\":\"").escaped(deployment == null ? "" : deployment);
        line.plain("\",\"status\":").number(exchange.status());
        line.plain(",\"ms\":").millis(nanos);
        if (exchange.firstContentNanos() != 0) {
            line.plain(",\"first_content_ms\":").millis(exchange.firstContentNanos() - exchange.startNanos());
        }
        line.plain(",\"upstream_ms\":").millis(exchange.upstreamNanos());
        if (exchange.waitedNanos() > 0) {
            line.plain(",\"waited_ms\":").millis(exchange.waitedNanos());
        }
        line.plain(",\"bytes_in\":").number(exchange.bytesIn());
        line.plain(",\"bytes_out\":").number(exchange.bytesOut());
        line.plain(",\"stream\":").plain(exchange.streamed() ? "true" : "false");
        usage(line, exchange);
        if (exchange.costNanos() >= 0) {
            line.plain(",\"cost\":").dollars(exchange.costNanos());
        }
        attempts(line, exchange);
        if (exchange.retriesRefused() > 0) {
            line.plain(",\"retries_refused\":").number(exchange.retriesRefused());
        }
        RouterError error = exchange.error();
        if (error != null) {
            line.plain(",\"error\":\"").escaped(error.code().name()).plain('"');
        }
        String recovered = exchange.recovered();
        if (recovered != null) {
            line.plain(",\"recovered\":\"").plain(recovered).plain('"');
        }
        if (exchange.endIsOurs()) {
            line.plain(",\"end_added\":true");
        }
        if (exchange.gone()) {
            line.plain(",\"client_left\":true");
        }
        if (!exchange.dropped().told().isEmpty()) {
            line.plain(",\"dropped\":\"")
                    .escaped(String.join(",", exchange.dropped().told()))
                    .plain('"');
        }
        line.plain("}\n");
    }

    private static void usage(LineBuffer line, Exchange exchange) {
        Usage usage = exchange.usage();
        if (!usage.known()) {
            return;
        }
        line.plain(",\"tokens_in\":").number(usage.inputTokens());
        line.plain(",\"tokens_out\":").number(usage.outputTokens());
        if (usage.cachedInputTokens() > 0) {
            line.plain(",\"tokens_cached\":").number(usage.cachedInputTokens());
        }
        if (usage.estimated()) {
            line.plain(",\"estimated\":true");
        }
    }

    private static void attempts(LineBuffer line, Exchange exchange) {
        line.plain(",\"attempts\":[");
        char separator = 0;
        List<AttemptRecord> all = exchange.attempts();
        for (int i = 0; i < all.size(); i++) {
            AttemptRecord attempt = all.get(i);
            if (separator != 0) {
                line.plain(separator);
            }
            separator = ',';
            line.plain("{\"id\":\"").plain(attempt.id());
            line.plain("\",\"deployment\":\"").escaped(attempt.deployment());
            line.plain("\",\"status\":").number(attempt.status());
            line.plain(",\"ms\":").millis(attempt.nanos());
            if (attempt.failure() != null && attempt.usage().known()) {
                line.plain(",\"tokens_in\":").number(attempt.usage().inputTokens());
                line.plain(",\"tokens_out\":").number(attempt.usage().outputTokens());
            }
            if (attempt.failure() != null) {
                line.plain(",\"failure\":\"").escaped(attempt.failure());
                line.plain("\",\"detail\":\"").escaped(attempt.detail());
                line.plain('"');
            }
            if (attempt.requestId() != null) {
                line.plain(",\"upstream_request\":\"")
                        .escaped(attempt.requestId())
                        .plain('"');
            }
            if (attempt.resent()) {
                line.plain(",\"possible_duplicate\":true");
            }
            line.plain('}');
        }
        line.plain(']');
    }
}
