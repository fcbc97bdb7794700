/**
 * Requests of the Gemini API as the gateway looks at them without decoding: the facts that routing needs, what their URL
 * says, and the two spellings of their members. A head and a scanned body come in; facts go out. Knows no upstream and
 * nothing of answers.
 */
@NullMarked
package io.fairlead.plugin.gemini.request;

import org.jspecify.annotations.NullMarked;
