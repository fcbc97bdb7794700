package io.fairlead.core.flow;

import io.fairlead.api.deployment.Money;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.core.config.Translation;
import io.fairlead.core.exchange.Answering;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.RelayEnd.RawAnswer;
import io.fairlead.core.filter.FilterChain;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.snapshot.Snapshot.Rules;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends answers, with the headers by which the gateway tells what it did. */
final class Answers {
    private static final Logger LOGGER = System.getLogger(Answers.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private Answers() {}

    /** The way to the client for an attempt at a candidate. */
    static Answering to(Exchange exchange, RouteCandidate candidate, Rules rules, FilterChain filters) {
        return new ToClient(exchange, candidate, rules, filters);
    }

    private record ToClient(Exchange exchange, RouteCandidate candidate, Rules rules, FilterChain filters)
            implements Answering {
        @Override
        public void whole(int status, String contentType, Slice body, Usage usage) throws IOException {
            HeaderLines headers = headers(contentType);
            candidate.deployment().price().ifPresent(price -> {
                if (rules.responseHeaders() && usage.known()) {
                    Money cost = new Money(Math.max(0, exchange.costNanos())).plus(price.of(usage));
                    headers.set("X-Fairlead-Cost", (usage.estimated() ? "~" : "") + cost);
                }
            });
            filters.replyHead(new Head(status, headers), headers);
            exchange.answering(status);
            exchange.inbound().answer(status, headers, body);
            exchange.sent(body.length());
        }

        @Override
        public ClientStream stream(int status, String contentType) throws IOException {
            ClientStream begun = exchange.begun();
            if (begun != null) {
                exchange.served(candidate.deployment().id());
                return begun;
            }
            HeaderLines headers = headers(contentType);
            return Answers.stream(exchange, status, headers, filters);
        }

        private HeaderLines headers(String contentType) {
            exchange.served(candidate.deployment().id());
            HeaderLines headers = Answers.headers(exchange, rules, contentType);
            if (rules.responseHeaders()) {
                headers.set("X-Fairlead-Deployment", candidate.label());
                headers.set(
                        "X-Fairlead-Attempts",
                        Integer.toString(exchange.attempts().size() + 1));
            }
            if (!exchange.dropped().all().isEmpty() && rules.translation() == Translation.REPORT) {
                headers.set(
                        "X-Fairlead-Dropped",
                        HeaderLines.printable(
                                String.join(", ", exchange.dropped().all())));
            }
            return headers;
        }
    }

    /** Begins a stream before anybody has answered: its head cannot tell who will. */
    static ClientStream early(Exchange exchange, Rules rules, FilterChain filters, String contentType)
            throws IOException {
        return stream(exchange, 200, headers(exchange, rules, contentType), filters);
    }

    private static ClientStream stream(Exchange exchange, int status, HeaderLines headers, FilterChain filters)
            throws IOException {
        headers.set("Cache-Control", "no-cache");
        filters.replyHead(new Head(status, headers), headers);
        exchange.answering(status);
        return exchange.inbound().stream(status, headers);
    }

    private record Head(int status, HeaderLines headers) implements ReplyHead {}

    private static HeaderLines headers(Exchange exchange, Rules rules, String contentType) {
        HeaderLines headers = new HeaderLines();
        headers.set("Content-Type", contentType);
        String idHeader = exchange.requestIdHeader();
        if (idHeader != null) {
            headers.set(idHeader, exchange.requestId());
        }
        if (rules.responseHeaders()) {
            headers.set("X-Fairlead-Request-Id", exchange.requestId());
        }
        return headers;
    }

    /** Sends an answer of the gateway's own. */
    static void own(Exchange exchange, Rules rules, String contentType, Slice body) {
        send(exchange, 200, headers(exchange, rules, contentType), body);
    }

    /** Sends what the gateway could only estimate. */
    static void estimated(Exchange exchange, Rules rules, Slice body) {
        HeaderLines headers = headers(exchange, rules, "application/json");
        if (rules.responseHeaders()) {
            headers.set("X-Fairlead-Estimated", "tokens");
        }
        send(exchange, 200, headers, body);
    }

    /**
     * Sends an error.
     *
     * @param methods that the path takes, where that is the matter
     */
    static void error(Exchange exchange, Rules rules, RouterError error, ErrorAnswer answer, List<String> methods) {
        exchange.failed(error);
        HeaderLines headers = headers(exchange, rules, answer.contentType());
        if (!methods.isEmpty()) {
            headers.set("Allow", String.join(", ", methods));
        }
        if (error.retryAfter() != null) {
            again(error.retryAfter(), headers);
        }
        attempts(exchange, rules, headers);
        send(exchange, answer.status(), headers, answer.body());
    }

    /**
     * When to ask again. Of a wait of more than a minute, client libraries make one of two things unless they are told not
     * to ask again: they sit it out in silence, or take it for none and ask at once, in vain.
     */
    private static void again(Duration wait, HeaderLines headers) {
        headers.set("Retry-After", Long.toString(Math.ceilDiv(wait.toMillis(), 1000)));
        headers.set("X-Should-Retry", Boolean.toString(wait.compareTo(LONGEST_WAIT) <= 0));
    }

    /** Sends an upstream's own error to a client that speaks its dialect. */
    static void raw(Exchange exchange, Rules rules, RouterError error, RawAnswer raw) {
        exchange.failed(error);
        HeaderLines headers = headers(exchange, rules, raw.contentType());
        attempts(exchange, rules, headers);
        send(exchange, raw.status(), headers, raw.body());
    }

    private static void attempts(Exchange exchange, Rules rules, HeaderLines headers) {
        if (rules.responseHeaders() && !exchange.attempts().isEmpty()) {
            headers.set(
                    "X-Fairlead-Attempts", Integer.toString(exchange.attempts().size()));
        }
    }

    private static void send(Exchange exchange, int status, HeaderLines headers, @Nullable Slice body) {
        Slice bytes = body == null ? Slice.EMPTY : body;
        exchange.answering(status);
        try {
            exchange.inbound().answer(status, headers, bytes);
            exchange.sent(bytes.length());
        } catch (IOException left) {
            exchange.clientGone();
            LOGGER.log(Level.DEBUG, "the client left before its answer exchange=" + exchange.id());
        }
    }
}
