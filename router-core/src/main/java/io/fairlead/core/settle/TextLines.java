package io.fairlead.core.settle;

import io.fairlead.api.error.RouterError;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Exchange;

/** A line for people: what was asked, who served it, how long it took, and on the way there what went wrong. */
public final class TextLines implements LineFormat {
    private final UtcTime utc = new UtcTime();

    @Override
    public void append(LineBuffer line, Exchange exchange, long endMillis, long nanos) {
        utc.append(line, endMillis);
        line.plain(' ').number(exchange.status()).plain(' ');
        line.escaped(exchange.inbound().method())
                .plain(' ')
                .escaped(exchange.inbound().path());
        String deployment = exchange.deployment();
        if (!exchange.route().isEmpty()) {
            line.plain(" route=").escaped(exchange.route());
        }
        if (deployment != null) {
            line.plain(" deployment=").escaped(deployment);
        }
        line.plain(" attempts=").number(exchange.attempts().size());
        line.plain(" ms=").millis(nanos);
        if (exchange.waitedNanos() > 0) {
            line.plain(" waited=").millis(exchange.waitedNanos());
        }
        if (exchange.usage().known()) {
            line.plain(exchange.usage().estimated() ? " tokens=~" : " tokens=");
            line.number(exchange.usage().inputTokens())
                    .plain('+')
                    .number(exchange.usage().outputTokens());
        }
        if (exchange.costNanos() >= 0) {
            line.plain(" cost=").dollars(exchange.costNanos());
        }
        line.plain(" bytes=").number(exchange.bytesIn()).plain('+').number(exchange.bytesOut());
        line.plain(" exchange=").plain(exchange.id());
        line.plain(" request=").escaped(exchange.requestId());
        failures(line, exchange);
        line.plain('\n');
    }

    private static void failures(LineBuffer line, Exchange exchange) {
        for (AttemptRecord attempt : exchange.attempts()) {
            if (attempt.failure() != null) {
                line.plain(" failed=").escaped(attempt.deployment()).plain(':').escaped(attempt.failure());
            }
        }
        String recovered = exchange.recovered();
        if (recovered != null) {
            line.plain(" recovered=").plain(recovered);
        }
        if (exchange.endIsOurs()) {
            line.plain(" end=added");
        }
        RouterError error = exchange.error();
        if (error != null) {
            line.plain(" error=").escaped(error.code().name());
        }
        if (exchange.gone()) {
            line.plain(" client=left");
        }
    }
}
