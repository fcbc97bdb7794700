package io.fairlead.core.plugin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.fairlead.api.strategy.Strategy;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.core.plugin.TestJar;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of the host keeps a plugin's classes once the plugin is closed. */
class LoaderLeakTest {
    @TempDir
    Path folder;

    @Test
    void freesTheLoaderOfAPluginThatWasUsed() {
        TestJar.of("busy").entry("""
                        public List<StrategyFactory> strategies() {
                            return List.of(new Busy());
                        }
                        """).source("acme.Busy", """
                        package acme;
                        import io.fairlead.api.context.PluginContext;
                        import io.fairlead.api.strategy.Candidate;
                        import io.fairlead.api.strategy.Strategy;
                        import io.fairlead.api.strategy.StrategyFactory;
                        import io.fairlead.api.strategy.StrategyScope;
                        import io.fairlead.api.strategy.Walk;
                        import java.time.Duration;
                        public final class Busy implements StrategyFactory {
                            static final class Own extends RuntimeException {}
                            record Made() implements Strategy, Runnable {
                                public void run() { throw new Own(); }
                                public Walk walk(io.fairlead.api.dialect.RequestFacts request,
                                        java.util.List<Candidate> candidates, StrategyScope scope) {
                                    return Walk.over(candidates);
                                }
                            }
                            public String name() { return "busy"; }
                            public Strategy create(PluginContext context) {
                                context.meters().counter("count").add(1);
                                context.meters().timer("time").record(Duration.ofSeconds(1));
                                context.meters().gauge("size", this, busy -> 1);
                                context.schedule(Duration.ofHours(1), () -> { throw new Own(); });
                                context.logger().log(System.Logger.Level.DEBUG, "made");
                                context.json().createReader(new java.io.StringReader("[1]")).readArray();
                                return new Made();
                            }
                        }
                        """).write(folder, "busy.jar");

        PluginRuntime runtime = PluginRuntime.open(folder, "0.1.0");
        try (TestHost host = new TestHost(folder);
                Instances instances = new Instances(host.services, host.calls)) {
            WeakReference<ClassLoader> loader = use(runtime, instances);
            runtime.close();

            assertThat(Collected.within(50, () -> loader.get() == null)).isTrue();
            assertThat(host.calls.failures("busy")).isEqualTo(1);
            assertThat(runtime.plugins()).isEmpty();
        }
    }

    @Test
    void freesTheLoaderOfAPluginThatWasRefusedAfterItsClassesWereUsed() {
        TestJar.of("bad").entry("""
                        public Entry() {
                            System.getProperties().put(
                                    "LoaderLeakTest", new java.lang.ref.WeakReference<>(Entry.class.getClassLoader()));
                        }
                        """).write(folder, "bad.jar");

        try (PluginRuntime runtime = PluginRuntime.open(folder, "0.1.0")) {
            assertThat(runtime.problems()).hasSize(1);
            WeakReference<?> loader = (WeakReference<?>) System.getProperties().remove("LoaderLeakTest");
            assertThat(loader).isNotNull();
            assertThat(Collected.within(50, () -> loader.get() == null)).isTrue();
        }
    }

    private static WeakReference<ClassLoader> use(PluginRuntime runtime, Instances instances) {
        OwnedFactory<Strategy> factory =
                runtime.extensions().strategies().values().iterator().next();
        try (Instance<Strategy> instance = instances.create(factory, "a", Map.of(), null)) {
            Throwable failure = catchThrowable(() -> instance.tell("walk", used -> ((Runnable) used).run()));
            assertThat(failure).hasMessageContaining("acme.Busy$Own");
        }
        return new WeakReference<>(factory.factory().getClass().getClassLoader());
    }
}
