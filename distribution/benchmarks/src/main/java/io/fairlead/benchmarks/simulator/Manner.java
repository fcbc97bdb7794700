package io.fairlead.benchmarks.simulator;

/**
 * How all loops of a simulator answer.
 *
 * @param defaults what parts missing in a model's name mean
 * @param refusing whether every chat completion is refused, so that callers try elsewhere: with 503, or on paths below
 *     /policy with a breach of the content policy, which is held against nobody
 * @param counters what was seen
 * @param rotations how long callers took to try elsewhere
 */
record Manner(ModelScript defaults, boolean refusing, SimulatorCounters counters, Rotations rotations) {
    Manner refusal() {
        return new Manner(defaults, true, counters, rotations);
    }
}
