package io.fairlead.core.settle;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Dropped;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.metrics.GatewayMeters;
import io.fairlead.core.metrics.GatewayMeters.DeploymentMeters;
import io.fairlead.core.metrics.GatewayMeters.RouteMeters;
import java.util.List;

/** Books exchanges: one line each in the access log, and the meters. */
public final class Settlement {
    private final GatewayMeters meters;
    private final AccessLog log;
    private final TimeSource time;

    /** Books into meters and a log. */
    public Settlement(GatewayMeters meters, AccessLog log, TimeSource time) {
        this.meters = meters;
        this.log = log;
        this.time = time;
    }

    /** An exchange begins. */
    public void begun() {
        meters.begun();
    }

    /** An exchange ended. */
    public void settle(Exchange exchange) {
        long nanos = time.nanos() - exchange.startNanos();
        meters.ended();
        count(exchange, nanos);
        log.write(exchange, nanos);
    }

    /** The status whose class says who is at fault: 505 has that of a fault of ours. */
    private static int charged(Exchange exchange) {
        RouterError error = exchange.error();
        boolean client = error != null && error.code().equals(ErrorCode.INVALID_REQUEST);
        return client ? ErrorCode.INVALID_REQUEST.status() : exchange.status();
    }

    private void count(Exchange exchange, long nanos) {
        List<AttemptRecord> attempts = exchange.attempts();
        RouteMeters route = meters.route(exchange.listed() ? exchange.route() : GatewayMeters.OTHER);
        route.exchange(charged(exchange), nanos, attempts.size());
        if (exchange.streamed() && exchange.firstContentNanos() != 0) {
            route.firstContent(exchange.firstContentNanos() - exchange.startNanos());
        }
        if (exchange.retriesRefused() > 0) {
            route.retriesRefused(exchange.retriesRefused());
        }
        if (exchange.malformed() > 0) {
            route.malformed(exchange.malformed());
        }
        if (exchange.endIsOurs()) {
            route.endAdded();
        }
        if (!exchange.dropped().all().isEmpty()) {
            dropped(exchange.dropped().all(), route);
        }
        String recovered = exchange.recovered();
        if (recovered != null) {
            route.recovered(recovered);
        }
        for (int i = 0; i < attempts.size(); i++) {
            AttemptRecord attempt = attempts.get(i);
            DeploymentMeters deployment =
                    meters.deployment(exchange.listed() ? attempt.deployment() : GatewayMeters.OTHER);
            deployment.attempt(attempt.failure() == null ? "ok" : attempt.failure(), attempt.nanos());
            if (attempt.usage().known()) {
                deployment.used(attempt.usage().inputTokens(), attempt.usage().outputTokens(), attempt.costNanos());
            }
        }
        meters.overhead(Math.max(0, nanos - exchange.upstreamNanos() - exchange.waitedNanos()));
    }

    private static void dropped(List<String> members, RouteMeters route) {
        long ofAnswer = members.stream()
                .filter(member -> member.startsWith(Dropped.OF_ANSWER))
                .count();
        route.dropped("answer", ofAnswer);
        route.dropped("request", members.size() - ofAnswer);
    }
}
