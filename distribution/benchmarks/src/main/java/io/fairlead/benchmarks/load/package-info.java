/**
 * The clients of a benchmark: a plan flows in, requests go out over many keep-alive connections from one thread, and
 * a {@link io.fairlead.benchmarks.load.LoadReport} flows out. Knows one address and nothing about what listens there.
 */
@NullMarked
package io.fairlead.benchmarks.load;

import org.jspecify.annotations.NullMarked;
