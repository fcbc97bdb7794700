/**
 * The upstream that all contenders forward to: OpenAI-compatible, answering from memory, cheap enough that the
 * contender is the bottleneck. Requests flow in over loopback; JSON answers, timed event streams and counters flow out.
 * Knows nothing about who calls.
 */
@NullMarked
package io.fairlead.benchmarks.simulator;

import org.jspecify.annotations.NullMarked;
