package io.fairlead.benchmarks.contender;

import java.time.Duration;

/**
 * How a contender started.
 *
 * @param toFirstAnswer from the start of its process to its first answer with status 200
 * @param idleBytes memory that its processes held after that answer; 0 where it cannot be measured
 */
public record StartUp(Duration toFirstAnswer, long idleBytes) {}
