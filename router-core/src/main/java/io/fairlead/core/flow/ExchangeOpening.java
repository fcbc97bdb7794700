package io.fairlead.core.flow;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Ids;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.exchange.TraceParent;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives a request its ids, its trace and its deadline. */
final class ExchangeOpening {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TIMEOUT = "X-Request-Timeout";
    private static final double LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private final TimeSource time;
    private final RandomGenerator random;

    ExchangeOpening(TimeSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
    }

    Exchange open(Inbound inbound) {
        String id = Ids.create("x_", random);
        String given = inbound.headers().first(REQUEST_ID);
        String requestId = given != null && Ids.acceptable(given) ? given : id;
        TraceParent trace = TraceParent.of(inbound.headers().first("traceparent"), random);
        return new Exchange(inbound, id, requestId, trace, time.nanos());
    }

    /** Sets the deadline: the configured one, or the client's own if that is nearer. */
    void deadline(Exchange exchange, long totalNanos) {
        String asked = exchange.inbound().headers().first(TIMEOUT);
        long bound = Math.min(totalNanos, asked == null ? Long.MAX_VALUE : nanos(asked));
        exchange.deadlineNanos(exchange.startNanos() + bound);
    }

    /** Seconds, with a fraction if need be, or with a unit: {@code 30}, {@code 2.5}, {@code 1500ms}, {@code 30s}. */
    private static long nanos(String asked) {
        @Nullable Double seconds = seconds(asked.strip());
        if (seconds == null || !(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            String shown = Ids.acceptable(asked) ? asked : "something unprintable";
            throw new RouterException(RouterError.builder(
                            ErrorCode.INVALID_REQUEST,
                            "X-Request-Timeout: found '" + shown
                                    + "', expected seconds above 0 and up to 86400, such as 30, 2.5 or 1500ms")
                    .parameter("X-Request-Timeout")
                    .build());
        }
        return (long) (seconds * 1_000_000_000L);
    }

    private static @Nullable Double seconds(String text) {
        try {
            if (text.endsWith("ms")) {
                return Double.parseDouble(text.substring(0, text.length() - 2)) / 1000;
            }
            return Double.parseDouble(text.endsWith("s") ? text.substring(0, text.length() - 1) : text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
