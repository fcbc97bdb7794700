package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.core.config.KnownExtensions;

/** Names that clients may ask for, and the deployments behind them. */
public final class RouteKeys {
    public static final Setting<String> DEPLOYMENT =
            Texts.filled("deployment").required().describedAs("provider/model.");
    public static final Setting<Long> PRIORITY = Setting.integer("priority", 0, 1_000_000)
            .describedAs("0 is tried first; equal numbers form one tier; the position in the list unless given.");
    public static final Setting<Long> WEIGHT = Setting.integer("weight", 0, 1_000_000)
            .withDefault(1L)
            .describedAs("Its share within its tier for strategies that weigh.");
    public static final Setting<Long> TPM = ProviderKeys.tokens("tpm").describedAs("Tokens that it takes in a minute.");
    public static final Setting<Long> RPM =
            ProviderKeys.tokens("rpm").describedAs("Requests that it takes in a minute.");

    public static final Section DEPLOYMENT_ENTRY = Section.of(
                    "deployment",
                    "One model at one provider.",
                    Key.of(DEPLOYMENT),
                    Key.of(PRIORITY),
                    Key.of(WEIGHT),
                    Key.of(TPM),
                    Key.of(RPM))
            .with(ProviderKeys.FACTS)
            .with(PolicyKeys.ALL);

    public static final String STRATEGY = "strategy";
    public static final String DEPLOYMENTS = "deployments";
    public static final String FILTERS = "filters";

    public static final Section ROUTE = Section.of(
                    "route",
                    "Names that clients may ask for.",
                    new Key(STRATEGY, new Form.Extension(KnownExtensions.STRATEGY), "Orders the candidates."),
                    Key.items(
                            DEPLOYMENTS,
                            new Form.Either(DEPLOYMENT, DEPLOYMENT_ENTRY),
                            "What stands behind the name, in the order in which it is tried."),
                    Key.items(
                            FILTERS,
                            new Form.Extension(KnownExtensions.FILTER),
                            "Filters of this route, after those of every route."))
            .with(RoundKeys.ALL)
            .with(PolicyKeys.ALL);

    private RouteKeys() {}
}
