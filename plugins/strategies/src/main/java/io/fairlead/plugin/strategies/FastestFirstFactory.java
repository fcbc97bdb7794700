package io.fairlead.plugin.strategies;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import java.time.Duration;

/** Strategy {@code fastest-first}: the base URL that has answered fastest of late, the others by the way. */
final class FastestFirstFactory implements StrategyFactory {
    static final Setting<Duration> WINDOW = Setting.duration("window")
            .withDefault(Duration.ofMinutes(2))
            .describedAs("How far back response times are looked at.");
    static final Setting<Double> EXPLORE = Setting.percent("explore")
            .withDefault(0.01)
            .describedAs("The share of requests that goes to the other base URLs in turn, so that their response times"
                    + " stay known.");

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    @Override
    public String name() {
        return "fastest-first";
    }

    @Override
    public Settings settings() {
        return Settings.of(WINDOW, EXPLORE);
    }

    @Override
    public Strategy create(PluginContext context) {
        Duration window = context.settings().get(WINDOW);
        if (window.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "found window " + window.toMillis() + "ms, expected at least " + SHORTEST.toMillis() + "ms");
        }
        return new FastestFirst(window, context.settings().get(EXPLORE));
    }
}
