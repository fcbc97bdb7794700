/**
 * The codec of embeddings: requests of the OpenAI API to the neutral model and back, answers to vectors and back. Bytes
 * and neutral values come in and go out; what cannot be carried is reported. Knows no upstream and no routing.
 */
@NullMarked
package io.fairlead.plugin.openai.embedding;

import org.jspecify.annotations.NullMarked;
