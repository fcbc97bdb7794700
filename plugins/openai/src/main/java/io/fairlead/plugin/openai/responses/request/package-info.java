/**
 * Requests of the Responses API to the neutral model and back. Bytes and neutral values come in and go out; what cannot be
 * carried is reported, and what would need a store of earlier responses is refused by name. Members that the model does
 * not name travel under the name {@code openai.responses:member}, or {@code openai:member} where chat completions have the
 * same one. Knows no upstream and no answer.
 */
@NullMarked
package io.fairlead.plugin.openai.responses.request;

import org.jspecify.annotations.NullMarked;
