/**
 * The codec of chats: requests of the OpenAI API to the neutral model and back, replies to events and back. Bytes and
 * neutral values come in and go out, nothing else; what cannot be carried is reported, never dropped silently. Members
 * that the model does not name travel under the name {@code openai:member}. Knows no upstream and no routing.
 */
@NullMarked
package io.fairlead.plugin.openai.chat;

import org.jspecify.annotations.NullMarked;
