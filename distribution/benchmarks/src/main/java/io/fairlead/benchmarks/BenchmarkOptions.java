package io.fairlead.benchmarks;

import io.fairlead.benchmarks.contender.Contenders;
import io.fairlead.benchmarks.load.LoadPlan;
import java.time.Duration;
import java.util.List;

/**
 * One benchmark that the user asked for.
 *
 * @param trial which one
 * @param contenders names in the order in which they take turns
 * @param load what is sent
 * @param rounds how often
 * @param setup how contenders are set up
 * @param upstream how the simulator is set up
 */
record BenchmarkOptions(
        Trial trial, List<String> contenders, Load load, Rounds rounds, Contenders.Setup setup, Upstream upstream) {
    /**
     * What is sent.
     *
     * @param traffic what a request looks like
     * @param connections the most that are open
     * @param rate arrivals per second, or 0
     */
    record Load(LoadPlan.Traffic traffic, int connections, int rate) {}

    /**
     * How often, and how long.
     *
     * @param counted rounds that count
     * @param dropped rounds before them
     * @param warmUp time of each contender's warm-up before the first round
     * @param measured measured time of a round
     */
    record Rounds(int counted, int dropped, Duration warmUp, Duration measured) {}

    /**
     * How the simulator is set up.
     *
     * @param port its port, or 0
     * @param model the name that tells what it does when a route's name does not
     */
    record Upstream(int port, String model) {}
}
