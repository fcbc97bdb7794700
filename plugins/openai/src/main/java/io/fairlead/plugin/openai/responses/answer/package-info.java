/**
 * Answers of the Responses API to neutral events and back, whole and as streams of events. Frames and events come in and
 * go out, nothing else. Knows no upstream and nothing of requests but the settings that an answer repeats.
 */
@NullMarked
package io.fairlead.plugin.openai.responses.answer;

import org.jspecify.annotations.NullMarked;
