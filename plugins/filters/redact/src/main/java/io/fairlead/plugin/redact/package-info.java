/**
 * Filter {@code redact}: personal data leaves a request before it reaches an upstream, and comes back in the answer.
 * Texts of requests come in and go on with placeholders; texts of answers come in with placeholders and go on with what
 * these stand for. What was masked is known to the exchange alone and forgotten with it. Knows no dialect and no wire:
 * only pieces of text.
 */
@NullMarked
package io.fairlead.plugin.redact;

import org.jspecify.annotations.NullMarked;
