package io.fairlead.core.flow;

import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.accept.Acceptance;
import io.fairlead.core.accept.Accepted;
import io.fairlead.core.accept.ProtocolGuess;
import io.fairlead.core.attempt.Attempts;
import io.fairlead.core.attempt.GivenUpException;
import io.fairlead.core.attempt.Job;
import io.fairlead.core.attempt.Visit;
import io.fairlead.core.attempt.Waits;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.codec.RequestReading;
import io.fairlead.core.compile.Snapshots;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.exchange.KeepAlive;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.exchange.TokenEstimate;
import io.fairlead.core.filter.FilterChain;
import io.fairlead.core.fleet.RetryBudget;
import io.fairlead.core.gate.Eligible;
import io.fairlead.core.order.Ordering;
import io.fairlead.core.route.Routing;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.stream.RelayContext;
import io.fairlead.core.stream.Relays;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way of a request: down to an upstream, and its answer up to the client. */
public final class RequestFlow {
    private static final Logger LOGGER = System.getLogger(RequestFlow.class.getName());

    private final FlowParts parts;
    private final ExchangeOpening opening;
    private final Ordering ordering;
    private final Relays relays;
    private final Waits waits;
    private final ErrorForm errors;

    /** A flow made of these parts. */
    public RequestFlow(FlowParts parts) {
        this.parts = parts;
        this.opening = new ExchangeOpening(parts.calls().time(), parts.calls().random(), parts.blame());
        this.ordering =
                new Ordering(parts.fleet(), parts.calls().time(), parts.calls().random());
        this.relays = new Relays(parts.calls().time(), parts.watchdog(), parts.memory());
        this.errors = new ErrorForm(parts.blame());
        this.waits = new Waits(parts.calls().time(), parts.calls().random());
    }

    /** Requests that wait for a candidate are answered at once, and no other begins to wait. */
    public void stopWaiting() {
        waits.stop();
    }

    /** Serves a request to its end. Throws nothing: whatever happens, the client is told, and the exchange is settled. */
    public void handle(Inbound inbound) {
        Exchange exchange = opening.open(inbound);
        parts.settlement().begun();
        try (Snapshots.Held held = parts.snapshots().hold()) {
            serve(exchange, held.snapshot());
        } finally {
            parts.settlement().settle(exchange);
        }
    }

    /**
     * Answers and books a request that the server does not let in, be it that only some of its head could be read.
     *
     * @param methods that its path takes, where that is the matter
     */
    public void refuse(Inbound inbound, RouterError error, List<String> methods) {
        Exchange exchange = opening.open(inbound);
        parts.settlement().begun();
        try (Snapshots.Held held = parts.snapshots().hold()) {
            Protocol nearest =
                    ProtocolGuess.of(held.snapshot().paths(), ClientHead.whole(inbound, Map.of()), parts.blame());
            Answers.error(exchange, held.snapshot().rules(), error, errors.of(exchange, nearest, error), methods);
        } finally {
            parts.settlement().settle(exchange);
        }
    }

    private void serve(Exchange exchange, Snapshot snapshot) {
        Accepted accepted = null;
        try {
            accepted = Acceptance.accept(snapshot, exchange.inbound(), parts.blame());
            exchange.requestIdHeader(accepted.protocol().requestIdHeader());
            Acceptance.authenticate(snapshot, accepted);
            opening.deadline(exchange, snapshot.rules().totalNanos());
            Dialect dialect = dialect(snapshot, accepted);
            if (dialect == null) {
                own(exchange, snapshot, accepted);
            } else {
                call(exchange, snapshot, accepted, dialect);
            }
        } catch (GivenUpException upstreamsWord) {
            givenUp(exchange, snapshot, accepted, upstreamsWord);
        } catch (RouterException e) {
            refused(exchange, snapshot, accepted, e.error());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            parts.blame().failed(e);
            LOGGER.log(Level.ERROR, "an exchange failed exchange=" + exchange.id(), Trace.of(e));
            String message = "the gateway failed; its log has the reason under exchange " + exchange.id();
            refused(exchange, snapshot, accepted, RouterError.of(ErrorCode.INTERNAL, message));
        }
    }

    private void own(Exchange exchange, Snapshot snapshot, Accepted accepted) {
        if (accepted.endpoint().kind().equals(Endpoint.INFO)) {
            InfoAnswers.answer(parts, exchange, snapshot, accepted);
        } else {
            ModelLists.answer(exchange, snapshot, accepted);
        }
    }

    private static @Nullable Dialect dialect(Snapshot snapshot, Accepted accepted) {
        if (accepted.endpoint().dialect() == null) {
            return null;
        }
        Dialect dialect = snapshot.dialects().find(accepted.endpoint().dialect());
        if (dialect == null) {
            throw RouterException.of(
                    ErrorCode.PATH_NOT_FOUND,
                    "dialect " + accepted.endpoint().dialect() + " is not loaded, so nothing serves this path");
        }
        return dialect;
    }

    private void call(Exchange exchange, Snapshot snapshot, Accepted accepted, Dialect dialect) {
        Inbound inbound = exchange.inbound();
        if (!accepted.protocol().readsAnyContentType() || inbound.headers().first("origin") != null) {
            RequestReading.requireJson(inbound.headers().first("content-type"));
        }
        RequestReading.requirePlain(inbound.headers().first("content-encoding"));
        try (StoredBody body = BodyArrival.read(
                parts,
                parts.bodies(),
                exchange,
                dialect.probes(),
                snapshot.rules().bodyNanos())) {
            ClientRequest asked = RequestReading.read(dialect, accepted.head().withoutCredentials(), body);
            exchange.asked(dialect.id().name(), asked.facts().model(), asked.facts().stream());
            Route route =
                    Routing.resolve(snapshot, inbound.listener(), asked.facts().model());
            exchange.routed(route.name(), route.listed());
            opening.deadline(
                    exchange,
                    Math.max(route.longestNanos(), snapshot.rules().totalNanos())
                            + route.round().waiting().max().toNanos());
            var about = new ExchangeAbout(exchange.id(), dialect.id(), asked.head(), asked.facts());
            try (FilterChain filters =
                    FilterChain.open(snapshot.filters(route.name()), about, dialect, parts.memory())) {
                attempt(exchange, snapshot, route, filters.request(asked, about), filters);
            }
        }
    }

    private void attempt(
            Exchange exchange, Snapshot snapshot, Route route, ClientRequest request, FilterChain filters) {
        if (request.dialect() instanceof CountDialect count && nobodyCounts(route, count)) {
            Answers.estimated(exchange, snapshot.rules(), count.write(TokenEstimate.input(request.facts())));
            return;
        }
        Slice unasked = unasked(route, request);
        if (unasked != null) {
            Answers.own(exchange, snapshot.rules(), "application/json", unasked);
            return;
        }
        RetryBudget retries = parts.fleet().retries(route.name(), route.listed());
        long silence = request.facts().stream() ? snapshot.rules().keepAliveNanos() : 0;
        try (Translating neutral = new Translating(
                        request, exchange, filters, snapshot.rules().translation(), parts.memory());
                var _ = silence == 0 ? null : keepAlive(exchange, snapshot, request, filters);
                var _ = recovery(exchange, route, request)) {
            Visit visit = new Visit(parts.calls(), relaying(snapshot, filters));
            new Attempts(visit, waits, parts.calls().time()).serve(without -> {
                long now = parts.calls().time().nanos();
                Eligible eligible = Eligible.of(route, request, now, without);
                Walk walk = eligible.candidates().isEmpty()
                        ? Walk.over(List.of())
                        : ordering.walk(snapshot, route, request, eligible.candidates());
                return new Job(exchange, snapshot, route, request, neutral, filters.neutral(), retries, walk, eligible);
            });
        }
    }

    /** Whether no upstream of a route can be asked for the tokens of a request. */
    private static boolean nobodyCounts(Route route, CountDialect count) {
        return route.routeCandidates().stream().allMatch(candidate -> candidate.passage(count.id()) == null);
    }

    /** The answer to a chat that asks nothing, where nobody speaks the client's API who could be asked all the same. */
    private static @Nullable Slice unasked(Route route, ClientRequest request) {
        if (!(request.dialect() instanceof ChatDialect chat)) {
            return null;
        }
        boolean spoken = route.routeCandidates().stream()
                .map(candidate -> candidate.passage(chat.id()))
                .anyMatch(passage -> passage != null && !passage.translated());
        return spoken ? null : chat.unasked(request.facts(), request.body());
    }

    private KeepAlive keepAlive(Exchange exchange, Snapshot snapshot, ClientRequest request, FilterChain filters) {
        EarlyStream early = new EarlyStream(exchange, request, snapshot.rules(), filters, relays);
        return KeepAlive.start(
                exchange, early, parts.calls().time(), snapshot.rules().keepAliveNanos(), parts.watchdog());
    }

    /** Only a single stream of chat can be gone on with. */
    private @Nullable Recovery recovery(Exchange exchange, Route route, ClientRequest request) {
        boolean single = request.facts().stream() && request.facts().choices() == 1;
        if (route.round().recover().isEmpty() || !single || !(request.dialect() instanceof ChatDialect chat)) {
            return null;
        }
        Recovery recovery = new Recovery(route.round().recover(), chat.thoughtsStandAlone(), parts.memory());
        exchange.recovery(recovery);
        return recovery;
    }

    private Visit.Relaying relaying(Snapshot snapshot, FilterChain filters) {
        return (job, candidate, passage, started) -> {
            var answering = Answers.to(job.exchange(), candidate, snapshot.rules(), filters);
            var context =
                    new RelayContext(job.exchange(), job.request(), candidate, started.reply(), filters, answering);
            var plan = new Relays.Plan(
                    passage,
                    job.neutral()::embedding,
                    started.hideUsage(),
                    filters::events,
                    started.call(),
                    started.startNanos(),
                    candidate.policy().firstContent());
            return relays.relay(context, plan);
        };
    }

    private void givenUp(Exchange exchange, Snapshot snapshot, @Nullable Accepted accepted, GivenUpException end) {
        if (exchange.tell(end.error())) {
            exchange.failed(end.error());
            return;
        }
        if (end.raw() != null) {
            Answers.raw(exchange, snapshot.rules(), end.error(), end.raw());
            return;
        }
        refused(exchange, snapshot, accepted, end.error());
    }

    private void refused(Exchange exchange, Snapshot snapshot, @Nullable Accepted accepted, RouterError error) {
        Inbound inbound = exchange.inbound();
        if (exchange.tell(error)) {
            exchange.failed(error);
            return;
        }
        // Before it was routed, only what it sent can be at fault, and who ended its side of the connection may still
        // read that.
        if (exchange.gone() && exchange.status() == 0 && !exchange.route().isEmpty()) {
            exchange.failed(error);
            inbound.closeAfterAnswer();
            return;
        }
        if (exchange.status() != 0) {
            // The head of an answer is out: nothing that is sent now could be understood.
            exchange.failed(error);
            inbound.closeAfterAnswer();
            return;
        }
        Protocol protocol = accepted == null
                ? ProtocolGuess.of(snapshot.paths(), ClientHead.whole(inbound, Map.of()), parts.blame())
                : accepted.protocol();
        List<String> methods = error.code().equals(ErrorCode.METHOD_NOT_ALLOWED)
                ? Acceptance.methods(snapshot.paths(), inbound.path())
                : List.of();
        Answers.error(exchange, snapshot.rules(), error, errors.of(exchange, protocol, error), methods);
    }

    /** The answer to a request that the server answers itself, in the form of the protocol that it was most likely meant for. */
    public ErrorAnswer unreadable(ClientHead head, RouterError error) {
        try (Snapshots.Held held = parts.snapshots().hold()) {
            return errors.of(ProtocolGuess.of(held.snapshot().paths(), head, parts.blame()), error);
        }
    }
}
