/**
 * Requests of the Anthropic API as the gateway looks at them without decoding: the facts that routing needs and the
 * places of text. A scanned body comes in; facts and offsets go out. Knows no upstream and nothing of answers.
 */
@NullMarked
package io.fairlead.plugin.anthropic.request;

import org.jspecify.annotations.NullMarked;
