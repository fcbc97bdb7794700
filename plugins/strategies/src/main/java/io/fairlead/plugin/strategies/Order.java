package io.fairlead.plugin.strategies;

/** Says which deployment a walk goes to next. One for each walk. */
interface Order {
    /** No deployment is open. */
    int NONE = -1;

    /** The index of an open deployment of the pool, or {@link #NONE}. */
    int next(Pool pool, Open open);

    /** Which deployments a walk may still go to. */
    interface Open {
        boolean test(int deployment);
    }
}
