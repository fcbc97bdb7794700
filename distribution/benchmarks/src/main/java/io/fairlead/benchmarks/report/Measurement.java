package io.fairlead.benchmarks.report;

import io.fairlead.benchmarks.load.LoadReport;
import io.fairlead.benchmarks.process.ProcessUse;
import java.util.Optional;

/**
 * One contender in one round.
 *
 * @param load what the clients saw
 * @param use processor time of the contender's processes in the measured time and their memory at its end; empty
 *     where it cannot be measured
 * @param streamsLeft streams that the upstream still had open after the clients had gone
 * @param inspection what only some benchmarks look at
 */
public record Measurement(LoadReport load, Optional<ProcessUse> use, long streamsLeft, Inspection inspection) {}
