package io.fairlead.core.plugin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.access.Access;
import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.plugin.ExtensionKind;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.PluginVersion;
import io.fairlead.core.plugin.context.InstancePool.Held;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancePoolTest {
    private final List<String> closed = new ArrayList<>();
    private TestHost host;
    private Instances instances;
    private InstancePool pool;

    @BeforeEach
    void open(@TempDir Path folder) {
        host = new TestHost(folder);
        instances = new Instances(host.services, host.calls);
        pool = new InstancePool(instances);
    }

    @AfterEach
    void close() {
        instances.close();
        host.close();
    }

    @Test
    void keepsWhatAFollowingConfigurationNeeds() {
        OwnedFactory<Strategy> factory = factory("1");
        Held<Strategy> first = pool.gather().take(factory, "smart", Map.of("size", 1));
        Held<Strategy> second = pool.gather().take(factory, "smart", Map.of("size", 1));
        first.close();

        assertThat(second.instance()).isSameAs(first.instance());
        assertThat(closed).isEmpty();
        second.close();
        assertThat(closed).containsExactly("1");
    }

    @Test
    void makesAnotherWhereCallsGoAnotherWay() throws Exception {
        OwnedFactory<Strategy> factory = factory("1");
        Access first = new Access(ProxyRules.of(Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", "b")), null);
        Access same = new Access(ProxyRules.of(Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", "b")), null);
        Access other = new Access(ProxyRules.of(Map.of("HTTPS_PROXY", "http://a:1", "NO_PROXY", "c")), null);
        Held<Strategy> held = pool.gather().take(factory, "smart", Map.of(), first);

        assertThat(pool.gather().take(factory, "smart", Map.of(), same).instance())
                .isSameAs(held.instance());
        assertThat(pool.gather().take(factory, "smart", Map.of(), other).instance())
                .isNotSameAs(held.instance());
        assertThat(pool.gather().take(factory, "smart", Map.of()).instance()).isNotSameAs(held.instance());
        assertThat(host.ways).containsExactly(first, other, null);
    }

    @Test
    void makesAnotherForOtherSettingsPlacesAndVersions() {
        OwnedFactory<Strategy> factory = factory("1");
        Held<Strategy> first = pool.gather().take(factory, "smart", Map.of("size", 1));

        assertThat(pool.gather().take(factory, "smart", Map.of("size", 2)).instance())
                .isNotSameAs(first.instance());
        assertThat(pool.gather().take(factory, "cheap", Map.of("size", 1)).instance())
                .isNotSameAs(first.instance());
        assertThat(pool.gather().take(factory("2"), "smart", Map.of("size", 1)).instance())
                .isNotSameAs(first.instance());
    }

    @Test
    void tellsPlacesApartThatLookTheSame() {
        OwnedFactory<Strategy> factory = factory("1");
        InstancePool.Gathering one = pool.gather();
        InstancePool.Gathering two = pool.gather();

        Held<Strategy> first = one.take(factory, "smart", Map.of());
        Held<Strategy> second = one.take(factory, "smart", Map.of());

        assertThat(second.instance()).isNotSameAs(first.instance());
        assertThat(two.take(factory, "smart", Map.of()).instance()).isSameAs(first.instance());
        assertThat(two.take(factory, "smart", Map.of()).instance()).isSameAs(second.instance());
    }

    @Test
    void holdsTheVersionThatAnInstanceIsOf() {
        List<String> unloaded = new ArrayList<>();
        PluginVersion version = new PluginVersion("acme", () -> unloaded.add("acme"));
        Held<Strategy> held = pool.gather().take(factory("1", version), "smart", Map.of());
        version.release();

        assertThat(unloaded).isEmpty();
        held.close();
        assertThat(unloaded).containsExactly("acme");
        assertThatThrownBy(() -> pool.gather().take(factory("1", version), "smart", Map.of()))
                .hasMessageContaining("was unloaded");
    }

    @Test
    void leavesNothingBehindWhereNothingCanBeMade() {
        List<String> unloaded = new ArrayList<>();
        PluginVersion version = new PluginVersion("acme", () -> unloaded.add("acme"));
        assertThatThrownBy(() -> pool.gather().take(factory("1", version), "smart", Map.of("size", "much")))
                .isInstanceOf(IllegalArgumentException.class);
        version.release();

        assertThat(unloaded).containsExactly("acme");
    }

    private OwnedFactory<Strategy> factory(String tag) {
        return factory(tag, new PluginVersion("acme", () -> {}));
    }

    private OwnedFactory<Strategy> factory(String tag, PluginVersion version) {
        Settings settings = Settings.of(Setting.integer("size", 0, 9).withDefault(0L));
        return new OwnedFactory<>(version, ExtensionKind.STRATEGY, "cost", settings, new Factory(tag));
    }

    private final class Factory implements StrategyFactory {
        private final String tag;

        Factory(String tag) {
            this.tag = tag;
        }

        @Override
        public String name() {
            return "cost";
        }

        @Override
        public Strategy create(PluginContext context) {
            return new Closing(tag);
        }
    }

    private final class Closing implements Strategy, AutoCloseable {
        private final String tag;

        Closing(String tag) {
            this.tag = tag;
        }

        @Override
        public Walk walk(
                io.fairlead.api.dialect.RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
            return Walk.over(candidates);
        }

        @Override
        public void close() {
            closed.add(tag);
        }
    }
}
