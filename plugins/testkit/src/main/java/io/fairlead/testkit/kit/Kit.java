package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.fairlead.api.Extension;
import io.fairlead.api.settings.Setting;
import io.fairlead.testkit.FixedContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What all kits have in common: the factory under test, its settings, and what the plugin claims to do.
 *
 * @param <A> the abilities that this kind of plugin may have
 */
@ExtendWith(KitReport.class)
@DisplayNameGeneration(Sentences.class)
abstract class Kit<A extends Enum<A>> {
    Kit() {}

    /** The factory under test; may be a new one at each call. */
    protected abstract Extension<?> factory();

    /** The settings to make instances with, as they stand in the configuration; none unless overridden. */
    protected Map<String, ?> settings() {
        return Map.of();
    }

    /** What the plugin can do. Scenarios for anything else are skipped, and the report lists them. */
    protected abstract Set<A> abilities();

    /** A context as the host would give it to the factory, with a clock that stands still. */
    final FixedContext context() {
        return FixedContext.with(factory().settings(), settings());
    }

    final void needs(A ability) {
        if (!abilities().contains(ability)) {
            abort("the plugin does not claim " + ability);
        }
    }

    /** Keys that the host keeps for itself where this kind of extension is configured. */
    Set<String> hostKeys() {
        return Set.of("name");
    }

    @Nested
    class TheFactory {
        @Test
        void hasANameThatAConfigurationCanHold() {
            assertThat(factory().name()).as("name()").matches("[a-z0-9]+([-.][a-z0-9]+)*");
        }

        @Test
        void hasTheSameNameAtEachCall() {
            assertThat(factory().name()).isEqualTo(factory().name());
        }

        @Test
        void declaresTheSameSettingsAtEachCall() {
            assertThat(keys()).isEqualTo(keys());
        }

        @Test
        void saysWhatEachSettingIsFor() {
            for (Setting<?> setting : factory().settings().all()) {
                assertThat(setting.description())
                        .as("description of setting '" + setting.key() + "'")
                        .isNotBlank();
            }
        }

        @Test
        void declaresNoSettingThatTheHostKeepsForItself() {
            assertThat(keys()).doesNotContainAnyElementsOf(hostKeys());
        }

        @Test
        void makesAnInstanceForEachUse() {
            assertThat(factory().create(context())).isNotNull();
            assertThat(factory().create(context())).isNotNull();
        }

        private List<String> keys() {
            return factory().settings().all().stream().map(Setting::key).toList();
        }
    }
}
