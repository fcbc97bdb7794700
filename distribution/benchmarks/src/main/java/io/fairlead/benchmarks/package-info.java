/**
 * The benchmark from the command line to the table: options flow in, processes start, interleaved rounds are
 * measured, results flow out. Everything stays on the loopback address and ends in bounded time.
 */
@NullMarked
package io.fairlead.benchmarks;

import org.jspecify.annotations.NullMarked;
