/**
 * Anthropic's wire: messages, counts of tokens, models. Must not know the other vendors.
 */
@NullMarked
package io.fairlead.fakes.anthropic;

import org.jspecify.annotations.NullMarked;
