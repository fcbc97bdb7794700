package io.fairlead.api.strategy;

import io.fairlead.api.Extension;

/** Makes strategies: one instance for each route that names it. */
public interface StrategyFactory extends Extension<Strategy> {}
