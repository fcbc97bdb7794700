package io.fairlead.micro;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.RequestHead;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Hints;
import io.fairlead.core.filter.FilterChain;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.FilterUse;
import io.fairlead.plugin.openai.OpenAiPlugin;
import io.fairlead.plugin.redact.RedactPlugin;
import io.fairlead.testkit.FixedContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What filters cost a request: one that sees no more than its head, and one that reads all of its text. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterBenchmark {
    private static final int KILOBYTES = 32;

    private final Dialect dialect = new OpenAiPlugin().dialects().getFirst().create(FixedContext.plain());
    private final ByteBudget memory = new ByteBudget(1 << 24);
    private final List<FilterUse> heads = List.of(use("heads", exchange -> new FilterPass() {}, Set.of(View.HEAD)));
    private final List<FilterUse> redact = List.of(redact());
    private final ClientRequest small = request(Chats.ofKilobytes(2, "The tide comes in, the tide goes out. "));
    private final ClientRequest plain = request(Chats.ofKilobytes(KILOBYTES, "The tide comes in, the tide goes out. "));
    private final ClientRequest secret =
            request(Chats.ofKilobytes(KILOBYTES, "Ask ann@example.com or call +49 30 1234567 before the tide. "));

    private static FilterUse use(String name, Opening opening, Set<View> views) {
        return new FilterUse(
                name,
                new Filter() {
                    @Override
                    public Set<View> views() {
                        return views;
                    }

                    @Override
                    public FilterPass open(ExchangeInfo exchange) {
                        return opening.open(exchange);
                    }
                },
                views,
                new LongAdder());
    }

    private interface Opening {
        FilterPass open(ExchangeInfo exchange);
    }

    private static FilterUse redact() {
        FilterFactory factory = new RedactPlugin().filters().getFirst();
        Filter filter = factory.create(FixedContext.with(factory.settings(), Map.of()));
        return new FilterUse("redact", filter, filter.views(), new LongAdder());
    }

    private ClientRequest request(byte[] json) {
        ClientHead head = new ClientHead("POST", "/v1/chat/completions", null, Map.of(), new HeaderLines());
        var body = Chats.stored(json);
        return new ClientRequest(dialect, head, body, dialect.facts(head, body), Hints.NONE);
    }

    private record About(String id, DialectId dialect, RequestHead head, RequestFacts facts) implements ExchangeInfo {}

    private long filtered(List<FilterUse> filters, ClientRequest request) {
        About about = new About("x", dialect.id(), request.head(), request.facts());
        try (FilterChain chain = FilterChain.open(filters, about, dialect, memory)) {
            return chain.request(request, about).body().length();
        }
    }

    /** A request without filters; gives the length of its body. */
    @Benchmark
    public long none() {
        return filtered(List.of(), small);
    }

    /** A request that one filter sees the head of. */
    @Benchmark
    public long head() {
        return filtered(heads, small);
    }

    /** A KB of text in which there is nothing to mask. */
    @Benchmark
    @OperationsPerInvocation(KILOBYTES)
    public long redactPlainKilobyte() {
        return filtered(redact, plain);
    }

    /** A KB of text in which every second phrase is masked. */
    @Benchmark
    @OperationsPerInvocation(KILOBYTES)
    public long redactSecretKilobyte() {
        return filtered(redact, secret);
    }
}
