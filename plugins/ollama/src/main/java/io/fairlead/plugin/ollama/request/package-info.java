/**
 * Requests of the Ollama API as the gateway looks at them without decoding: the facts that routing needs. A scanned body
 * comes in; facts go out. Knows no upstream and nothing of answers.
 */
@NullMarked
package io.fairlead.plugin.ollama.request;

import org.jspecify.annotations.NullMarked;
