package io.fairlead.plugin.simulator;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.ReplyFacts;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.toolkit.StatusClassifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One simulated account: counts its requests and decides what becomes of each. */
final class Simulator implements LocalProvider {
    private static final Origin NOWHERE = Origin.of(URI.create("http://simulator.invalid"));
    private static final String AUTHORIZATION = "authorization";
    private static final String REFUSED = "Bearer bad";

    private final String baseUrl;
    private final Clock clock;
    private final Map<DialectId, Wire> wires;
    private final Behaviours behaviours;
    private final long seed;
    private final Author author;
    private final StatusClassifier classifier;
    private final Quotas quotas = new Quotas();
    private final AtomicLong requests = new AtomicLong();

    Simulator(PluginContext context, Map<DialectId, Wire> wires, Behaviours behaviours, long seed) {
        baseUrl = "simulator://" + context.instance();
        clock = context.clock();
        this.wires = wires;
        this.behaviours = behaviours;
        this.seed = seed;
        author = new Author(new SchemaSample(context.json()));
        classifier = new StatusClassifier(clock);
    }

    @Override
    public List<DialectId> dialects(Deployment deployment) {
        return List.copyOf(wires.keySet());
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public void address(CallEdit call, Attempt attempt) {
        call.url(NOWHERE, call.target());
    }

    @Override
    public @Nullable Failure authorize(Headers.Edit headers, FinalCall call, Credential credential) {
        headers.set(AUTHORIZATION, "Bearer " + credential.secret());
        return null;
    }

    @Override
    public @Nullable Failure classify(ReplyHead head, UpstreamError error) {
        return classifier.classify(head, error);
    }

    @Override
    public ReplyFacts facts(ReplyHead head) {
        return ReplyFacts.of(head.headers().first(Delivery.REQUEST_ID));
    }

    @Override
    public void answer(Attempt attempt, FinalCall call, ReplySink sink) throws IOException {
        Wire wire = wires.get(attempt.dialect());
        if (wire == null) {
            throw new IOException("found dialect " + attempt.dialect() + ", expected one of " + wires.keySet());
        }
        long number = requests.incrementAndGet();
        // A generator for each number: what happens to a request does not hang on how long the others took.
        RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        String model = attempt.deployment().model();
        Behaviour behaviour = behaviours.of(model);
        Mishap mishap = mishap(behaviour, number, random);
        Delivery delivery = new Delivery(wire, behaviour, mishap, number, sink);
        Refusal refusal = refusal(call, attempt, behaviour, mishap);
        if (refusal != null) {
            delivery.refuse(refusal);
            return;
        }
        Question question = QuestionReader.read(bytes(call));
        Refusal tooMuch = wire.refusal(question);
        if (tooMuch != null) {
            delivery.refuse(tooMuch);
            return;
        }
        Answer.Heading heading =
                new Answer.Heading(number, model, clock.instant().getEpochSecond());
        Answer answer = author.answer(heading, attempt.facts(), question, behaviour.tokens(), random);
        delivery.deliver(question, answer, attempt.facts().stream());
    }

    private static @Nullable Mishap mishap(Behaviour behaviour, long number, RandomGenerator random) {
        for (Mishap mishap : behaviour.failures()) {
            if (mishap.when().due(number, random.nextDouble())) {
                return mishap;
            }
        }
        return random.nextDouble() < behaviour.failureRate() ? Mishap.ofStatus(503) : null;
    }

    private @Nullable Refusal refusal(FinalCall call, Attempt attempt, Behaviour behaviour, @Nullable Mishap mishap) {
        String key = call.headers().first(AUTHORIZATION);
        if (key != null && key.startsWith(REFUSED)) {
            return Refusal.ofKey();
        }
        if (mishap != null && mishap.kind() == Mishap.Kind.STATUS) {
            return Refusal.of(mishap);
        }
        Quotas.Account account =
                new Quotas.Account(key == null ? "" : key, attempt.deployment().model());
        return quotas.take(account, behaviour.limits(), tokens(attempt.facts(), behaviour), clock.millis());
    }

    private static long tokens(RequestFacts facts, Behaviour behaviour) {
        long output = Math.min(facts.maxOutputTokens().orElse(behaviour.tokens()), behaviour.tokens());
        return Author.inputTokens(facts) + output;
    }

    private static byte[] bytes(FinalCall call) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(call.length()));
        call.segments(bytes::write);
        return bytes.toByteArray();
    }
}
