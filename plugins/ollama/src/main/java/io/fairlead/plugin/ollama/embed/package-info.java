/**
 * The codec of embeddings: requests of {@code /api/embed} and of the older {@code /api/embeddings} to the neutral model and
 * back, answers to vectors and back. Bytes and neutral values come in and go out, nothing else. Knows no upstream and no
 * routing.
 */
@NullMarked
package io.fairlead.plugin.ollama.embed;

import org.jspecify.annotations.NullMarked;
