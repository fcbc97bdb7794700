/**
 * The Responses API as the gateway looks at it while it passes through: the facts of requests, the places of text, what
 * events mean, and the form of a response. Scanned bodies and frames come in; facts, signals, offsets and JSON go out.
 * Knows no upstream and nothing of the neutral model.
 */
@NullMarked
package io.fairlead.plugin.openai.responses;

import org.jspecify.annotations.NullMarked;
