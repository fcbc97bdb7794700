/**
 * Google's wire: contents whole and streamed, counts, embeddings, models. Must not know the other vendors.
 */
@NullMarked
package io.fairlead.fakes.gemini;

import org.jspecify.annotations.NullMarked;
