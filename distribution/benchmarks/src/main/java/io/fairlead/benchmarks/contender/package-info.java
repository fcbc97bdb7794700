/**
 * What is compared: a name flows in, something that takes chat completions flows out, with its processes to be
 * measured, or the reason why it is missing. Knows how each is configured and started; knows nothing about load.
 */
@NullMarked
package io.fairlead.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
