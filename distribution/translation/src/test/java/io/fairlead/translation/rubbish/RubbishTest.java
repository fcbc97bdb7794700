package io.fairlead.translation.rubbish;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.testkit.FixedContext;
import io.fairlead.translation.Codecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rubbish for every decoder. What it cannot read it refuses in the words of the contract; nothing else is thrown, nothing
 * hangs, nothing grows out of proportion. {@code -Dfuzz.seconds=600 -Dfuzz.seed=1} tries for longer, and again.
 */
final class RubbishTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 20));
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
    private static final Duration HUNG = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> isRefusedOrReported() {
        List<Decoder> decoders = new ArrayList<>();
        Codecs.dialects().forEach(dialect -> ofDialect(dialect, decoders));
        Codecs.plugins().forEach(plugin -> plugin.providers().forEach(factory -> ofProvider(factory, decoders)));
        Duration share = TIME.dividedBy(decoders.size());
        return decoders.stream().map(decoder -> dynamicTest(decoder.title(), () -> tried(decoder, share)));
    }

    private static void ofDialect(Dialect dialect, List<Decoder> decoders) {
        decoders.add(Requests.of(dialect));
        decoders.add(Answers.whole(dialect));
        if (dialect.operation().equals(Operation.CHAT) || dialect.operation().equals(Operation.COMPLETION)) {
            decoders.add(Answers.streamed(dialect));
        }
    }

    private static void ofProvider(ProviderFactory factory, List<Decoder> decoders) {
        Provider provider =
                factory.create(FixedContext.with(factory.settings(), Map.of("base-url", "http://localhost")));
        decoders.add(Failures.of(factory.name(), provider));
        provider.modelListing().ifPresent(listing -> decoders.add(Models.of(factory.name(), listing)));
    }

    private static void tried(Decoder decoder, Duration time) {
        Trial trial = new Trial(decoder, SEED);
        assertTimeoutPreemptively(time.plus(HUNG), () -> trial.run(time), trial::current);
    }
}
