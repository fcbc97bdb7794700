package io.fairlead.plugin.strategies;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.Settings;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;

/** Strategy {@code round-robin}: deployments take turns, as often as their weights say and as evenly spread as can be. */
final class RoundRobinFactory implements StrategyFactory {
    static final Setting<Boolean> TIERS = Setting.bool("tiers")
            .withDefault(false)
            .describedAs("Whether only deployments of the same priority take turns, and those of the next priority are"
                    + " kept for when none of them is left; otherwise all deployments of the route take turns.");

    @Override
    public String name() {
        return "round-robin";
    }

    @Override
    public Settings settings() {
        return Settings.of(TIERS);
    }

    @Override
    public Strategy create(PluginContext context) {
        boolean tiers = context.settings().get(TIERS);
        PerList<Rota> rotas = new PerList<>(list -> Rota.of(Pool.of(list), tiers));
        return (request, candidates, scope) -> {
            Rota rota = rotas.of(candidates);
            return new DeploymentWalk(rota.pool(), scope.numbers(), new TurnOrder(rota, scope.numbers()));
        };
    }
}
