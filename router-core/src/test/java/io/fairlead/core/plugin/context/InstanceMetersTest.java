package io.fairlead.core.plugin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.context.Meters;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceMetersTest {
    @TempDir
    Path data;

    private TestHost host;

    @BeforeEach
    void open() {
        host = new TestHost(data);
    }

    @Test
    void prefixesNamesAndTagsTheUse() {
        Made made = make();

        made.meters.counter("redact.masked", "kind", "email").add(2);
        made.meters.counter("redact.masked", "kind", "email").add(3);
        made.meters.timer("redact.time").record(Duration.ofMillis(5));

        Counter counter = host.registry
                .get("fairlead.plugin.redact.masked")
                .tags("extension", "strategy.cost", "used.as", "a", "kind", "email")
                .counter();
        Timer timer = host.registry.get("fairlead.plugin.redact.time").timer();
        assertThat(counter.count()).isEqualTo(5);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(5);
    }

    @Test
    void removesAllMetersWhenTheInstanceCloses() {
        Made made = make();
        made.meters.counter("one");
        made.meters.counter("one");
        made.meters.timer("two");
        made.meters.gauge("three", made, _ -> 1);

        made.instance.close();

        assertThat(host.meters()).isEmpty();
    }

    @Test
    void keepsMetersOverAReload() {
        Made former = make();
        Made next = make();
        Meters.Count before = former.meters.counter("one");
        Meters.Count after = next.meters.counter("one");
        former.meters.gauge("size", former, _ -> 1);
        next.meters.gauge("size", next, _ -> 2);

        before.add(1);
        former.instance.close();
        after.add(1);

        assertThat(host.registry.get("fairlead.plugin.one").counter().count()).isEqualTo(2);
        assertThat(host.registry.get("fairlead.plugin.size").gauge().value()).isEqualTo(2);
        next.instance.close();
        assertThat(host.meters()).isEmpty();
    }

    @Test
    void showsTheLastGaugeThatAnInstanceRegistersUnderOneName() {
        Made made = make();
        made.meters.gauge("size", made, _ -> 1);
        made.meters.gauge("size", made, _ -> 2);

        assertThat(host.registry.get("fairlead.plugin.size").gauge().value()).isEqualTo(2);
        made.instance.close();
        assertThat(host.meters()).isEmpty();
    }

    @Test
    void countsAGaugeThatFails() {
        Made made = make();
        made.meters.gauge("size", made, _ -> {
            throw new IllegalStateException();
        });

        assertThat(host.registry.get("fairlead.plugin.size").gauge().value()).isNaN();
        assertThat(host.calls.failures("acme")).isEqualTo(1);
    }

    @Test
    void holdsTheObjectOfAGaugeWeakly() {
        Made made = make();
        AtomicReference<@Nullable AtomicInteger> object = new AtomicReference<>(new AtomicInteger(7));
        gaugeOf(made.meters, object);
        assertThat(host.registry.get("fairlead.plugin.size").gauge().value()).isEqualTo(7);

        object.set(null);

        assertThat(Collected.within(
                        50,
                        () -> Double.isNaN(host.registry
                                .get("fairlead.plugin.size")
                                .gauge()
                                .value())))
                .isTrue();
    }

    @Test
    void refusesNamesThatAreNone() {
        Made made = make();

        assertThatThrownBy(() -> made.meters.counter("Masked Words"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found the meter name 'Masked Words', expected lower case words joined by dots");
    }

    @Test
    void refusesNewMetersOnceClosed() {
        Made made = make();
        made.instance.close();

        assertThatThrownBy(() -> made.meters.counter("one")).isInstanceOf(IllegalStateException.class);
        assertThat(host.meters()).isEmpty();
    }

    private static void gaugeOf(Meters meters, AtomicReference<@Nullable AtomicInteger> object) {
        AtomicInteger value = object.get();
        assertThat(value).isNotNull();
        meters.gauge("size", value, AtomicInteger::get);
    }

    private Made make() {
        AtomicReference<@Nullable Meters> meters = new AtomicReference<>();
        Instance<Strategy> instance = host.create(context -> {
            meters.set(context.meters());
            return (request, candidates, scope) -> Walk.over(candidates);
        });
        Meters given = meters.get();
        assertThat(given).isNotNull();
        return new Made(instance, given);
    }

    private record Made(Instance<Strategy> instance, Meters meters) {}
}
