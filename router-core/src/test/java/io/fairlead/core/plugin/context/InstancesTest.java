package io.fairlead.core.plugin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.plugin.OwnedFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {
    private static final Strategy PLAIN = (request, candidates, scope) -> Walk.over(candidates);
    private static final Setting<Long> WINDOW = Setting.integer("window", 1, 10);

    @TempDir
    Path data;

    private TestHost host;

    @BeforeEach
    void open() {
        host = new TestHost(data);
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void givesAnInstanceItsContext() {
        AtomicReference<@Nullable PluginContext> seen = new AtomicReference<>();
        var factory = TestHost.factory(Settings.of(WINDOW), context -> {
            seen.set(context);
            return PLAIN;
        });

        Instance<Strategy> instance = host.instances.create(factory, "smart", Map.of("window", 3L), null);

        assertThat(instance.value()).isSameAs(PLAIN);
        assertThat(instance).hasToString("strategy.cost 'smart'");
        assertThat(instance.plugin()).isEqualTo("acme");
        PluginContext context = seen.get();
        assertThat(context).isNotNull();
        assertThat(context.instance()).isEqualTo("smart");
        assertThat(context.settings().get(WINDOW)).isEqualTo(3L);
        assertThat(context.clock()).isSameAs(host.services.clock());
        assertThat(context.random()).isSameAs(host.services.random());
        assertThat(context.http()).isSameAs(host.http);
        assertThat(context.logger().getName()).isEqualTo("io.fairlead.plugin.strategy.cost");
        assertThat(context.dataFolder())
                .isEqualTo(data.resolve("plugins").resolve("strategy.cost"))
                .isDirectory();
    }

    @Test
    void readsJsonWhateverTheThreadsLoaderIs() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (TestHost other = new TestHost(data)) {
            Instance<Strategy> instance = other.create(context -> {
                assertThat(context.json().createValue(7).toString()).isEqualTo("7");
                return PLAIN;
            });
            instance.close();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void tellsTheOperatorWhatIsWrongWithTheSettings() {
        var factory = TestHost.factory(Settings.of(WINDOW), _ -> PLAIN);

        assertThatThrownBy(() -> host.instances.create(factory, "a", Map.of("window", 11L), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strategy.cost 'a': setting 'window': found '11', expected a whole number from 1 to 10");
        assertThat(host.calls.failures("acme")).isZero();
    }

    @Test
    void tellsTheOperatorWhatTheFactorySays() {
        assertThatThrownBy(() -> host.create(context -> {
                    context.meters().counter("made").add(1);
                    throw new IllegalArgumentException("found a without b, expected both");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strategy.cost 'a': found a without b, expected both")
                .hasNoCause();
        assertThat(host.calls.failures("acme")).isZero();
        assertThat(host.meters()).isEmpty();
    }

    @Test
    void blotsSecretsOutOfWhatAFactorySays() {
        Setting<String> token = Setting.text("token").secret();
        Map<String, String> given = Map.of("token", "t-123");
        var refusing = TestHost.factory(Settings.of(token), context -> {
            throw new IllegalArgumentException("found " + context.settings().get(token));
        });
        var failing = TestHost.factory(Settings.of(token), context -> {
            throw new IllegalStateException("found " + context.settings().get(token));
        });
        var mute = TestHost.factory(Settings.of(token), context -> {
            throw new IllegalArgumentException();
        });

        assertThatThrownBy(() -> host.instances.create(refusing, "a", given, null))
                .hasMessage("strategy.cost 'a': found ***");
        assertThatThrownBy(() -> host.instances.create(failing, "a", given, null))
                .hasMessageContaining("IllegalStateException: found *** at ");
        assertThatThrownBy(() -> host.instances.create(mute, "a", given, null))
                .hasMessageContaining("IllegalArgumentException at ");
    }

    @Test
    void givesUpOnAFactoryThatNeverAnswers() {
        Semaphore over = new Semaphore(0);
        OwnedFactory<Strategy> slow = TestHost.factory(Settings.NONE, context -> {
            over.acquireUninterruptibly();
            throw new IllegalStateException();
        });
        try (Instances hasty = host.patientFor(Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> hasty.create(slow, "a", Map.of(), null))
                    .hasMessage("strategy.cost 'a': create did not answer within 1 s, expected it at once");
        }
        over.release();
    }

    @Test
    void countsAFactoryThatFailsAndFreesWhatItMade() {
        assertThatThrownBy(() -> host.create(context -> {
                    context.meters().counter("made").add(1);
                    context.schedule(Duration.ofSeconds(1), () -> {});
                    throw new IllegalStateException(new IOException("no network"));
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("plugin acme failed in strategy.cost 'a' create: "
                        + "java.lang.IllegalStateException, caused by java.io.IOException: no network at ")
                .hasNoCause();
        assertThat(host.calls.failures("acme")).isEqualTo(1);
        assertThat(host.meters()).isEmpty();
        assertThat(host.alarm.planned()).isZero();
    }

    @Test
    void tellsTheOperatorThatAFactoryReturnsNothing() {
        assertThatThrownBy(() -> host.create(_ -> nothing()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("strategy.cost 'a': create returned null, expected a value");
    }

    @Test
    void closesWhatCanBeClosedOnce() {
        AtomicInteger closings = new AtomicInteger();
        Instance<Strategy> instance = host.create(_ -> new Closing(closings::incrementAndGet));

        instance.close();
        instance.close();

        assertThat(closings).hasValue(1);
    }

    @Test
    void endsSchedulesBeforeAndMetersAfterItClosesTheExtension() {
        List<String> atClosing = new ArrayList<>();
        Instance<Strategy> instance = host.create(context -> {
            context.meters().counter("made");
            context.schedule(Duration.ofSeconds(1), () -> {});
            return new Closing(() -> {
                atClosing.addAll(host.meters());
                atClosing.add(host.alarm.planned() + " planned");
            });
        });

        instance.close();

        assertThat(atClosing).containsExactly("fairlead.plugin.made", "0 planned");
        assertThat(host.meters()).isEmpty();
    }

    @Test
    void countsAFailureToClose() {
        Instance<Strategy> instance = host.create(_ -> new Closing(() -> {
            throw new IllegalStateException();
        }));

        instance.close();

        assertThat(host.calls.failures("acme")).isEqualTo(1);
    }

    @Test
    void guardsQuestionsAndOrders() throws IOException {
        Instance<Strategy> instance = host.create(_ -> PLAIN);
        List<Strategy> told = new ArrayList<>();

        assertThat(instance.<Boolean, IOException>ask("compare", strategy -> strategy.equals(PLAIN)))
                .isTrue();
        instance.<IOException>tell("keep", told::add);

        assertThat(told).containsExactly(PLAIN);
        assertThatThrownBy(() -> instance.tell("walk", _ -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(RouterException.class)
                .hasMessageStartingWith("plugin acme failed in strategy.cost 'a' walk: ");
        assertThatThrownBy(() -> instance.tell("walk", _ -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(IOException.class);
        assertThat(host.calls.failures("acme")).isEqualTo(1);
    }

    @SuppressWarnings("NullAway") // what a plugin may do, whatever the contract says
    private static Strategy nothing() {
        return null;
    }

    private record Closing(Runnable closing) implements Strategy, AutoCloseable {
        @Override
        public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
            return Walk.over(candidates);
        }

        @Override
        public void close() {
            closing.run();
        }
    }
}
