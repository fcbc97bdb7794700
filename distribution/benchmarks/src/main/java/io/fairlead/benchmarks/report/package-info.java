/**
 * What was measured and how it is told: measurements of interleaved rounds flow in, a table and a JSON document flow
 * out. Knows no process and no socket.
 */
@NullMarked
package io.fairlead.benchmarks.report;

import org.jspecify.annotations.NullMarked;
