/**
 * Ollama's wire: chats, completions, embeddings, tags. Must not know the other vendors.
 */
@NullMarked
package io.fairlead.fakes.ollama;

import org.jspecify.annotations.NullMarked;
