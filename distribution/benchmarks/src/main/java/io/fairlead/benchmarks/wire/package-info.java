/**
 * HTTP/1.1 messages as both ends of a benchmark read them: bytes of a connection flow in, in pieces of any size; the
 * head and the body's own bytes flow out. Knows no socket and no JSON; keeps nothing but an unfinished head.
 */
@NullMarked
package io.fairlead.benchmarks.wire;

import org.jspecify.annotations.NullMarked;
