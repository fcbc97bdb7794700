package example.loudest;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.Walk;
import java.util.Comparator;
import java.util.List;

/** The model with the longest name first. */
public final class LoudestPlugin implements RouterPlugin, StrategyFactory {
    private static final Comparator<Candidate> BY_LENGTH =
            Comparator.comparing(candidate -> -candidate.deployment().model().length());

    @Override
    public List<StrategyFactory> strategies() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "loudest";
    }

    @Override
    public Strategy create(PluginContext context) {
        return (request, candidates, scope) ->
                Walk.over(candidates.stream().sorted(BY_LENGTH).toList());
    }
}
