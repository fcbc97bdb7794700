/**
 * The codec between the embeddings of the Gemini API, one or many at once, and the neutral model of them. Bodies come in
 * and go out. Knows nothing of URLs, keys or chats.
 */
@NullMarked
package io.fairlead.plugin.gemini.embed;

import org.jspecify.annotations.NullMarked;
