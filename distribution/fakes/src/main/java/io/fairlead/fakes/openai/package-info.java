/**
 * OpenAI's wire: chats, responses, embeddings, models. Must not know the other vendors.
 */
@NullMarked
package io.fairlead.fakes.openai;

import org.jspecify.annotations.NullMarked;
