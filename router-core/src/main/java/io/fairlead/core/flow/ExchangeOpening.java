package io.fairlead.core.flow;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Ids;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.exchange.TraceParent;
import io.fairlead.core.plugin.Blame;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gives a request its ids, its trace and its deadline. */
final class ExchangeOpening {
    private static final String REQUEST_ID = "X-Request-Id";
    private static final String TIMEOUT = "X-Request-Timeout";
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s)?");
    private static final Pattern PRINTABLE = Pattern.compile("[ !#-~]*");
    private static final int LONGEST_SHOWN = 40;
    private static final double LONGEST_SECONDS = Duration.ofDays(1).toSeconds();

    private final TimeSource time;
    private final RandomGenerator random;
    private final Blame blame;

    ExchangeOpening(TimeSource time, RandomGenerator random, Blame blame) {
        this.time = time;
        this.random = random;
        this.blame = blame;
    }

    Exchange open(Inbound inbound) {
        String id = Ids.create("x_", random);
        String given = inbound.headers().first(REQUEST_ID);
        String requestId = given != null && Ids.acceptable(given) ? given : id;
        TraceParent trace = TraceParent.of(inbound.headers().first("traceparent"), random);
        Exchange exchange = new Exchange(inbound, id, requestId, trace, time.nanos());
        exchange.blame(blame);
        return exchange;
    }

    /** Sets the deadline: the configured one, or the client's own if that is nearer. */
    void deadline(Exchange exchange, long totalNanos) {
        String asked = exchange.inbound().headers().first(TIMEOUT);
        long bound = Math.min(totalNanos, asked == null ? Long.MAX_VALUE : nanos(asked));
        exchange.deadlineNanos(exchange.startNanos() + bound);
    }

    /** Seconds, with a fraction if need be, or with a unit: {@code 30}, {@code 2.5}, {@code 1500ms}, {@code 30s}. */
    private static long nanos(String asked) {
        double seconds = seconds(asked.strip());
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            String shown =
                    asked.length() <= LONGEST_SHOWN && PRINTABLE.matcher(asked).matches() ? asked : "something else";
            throw new RouterException(RouterError.builder(
                            ErrorCode.INVALID_REQUEST,
                            "X-Request-Timeout: found '" + shown
                                    + "', expected seconds above 0 and up to 86400, such as 30, 2.5 or 1500ms")
                    .parameter("X-Request-Timeout")
                    .build());
        }
        return (long) (seconds * 1_000_000_000L);
    }

    /** 0 for what is no such time. Java's own idea of a number is wider: {@code 0x1p3}, {@code 5d}, {@code NaN}. */
    private static double seconds(String text) {
        Matcher parts = SECONDS.matcher(text);
        if (!parts.matches()) {
            return 0;
        }
        double number = Double.parseDouble(parts.group(1));
        return "ms".equals(parts.group(2)) ? number / 1000 : number;
    }
}
