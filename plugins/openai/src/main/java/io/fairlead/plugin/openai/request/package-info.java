/**
 * Requests of the OpenAI API as the gateway looks at them without decoding: the facts that routing needs, the edits that
 * pass-through makes, the places of text. A scanned body comes in; facts, edits by member and offsets go out. Knows no
 * upstream, no vendor and nothing of answers.
 */
@NullMarked
package io.fairlead.plugin.openai.request;

import org.jspecify.annotations.NullMarked;
