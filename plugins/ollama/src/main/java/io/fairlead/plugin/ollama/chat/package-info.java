/**
 * The codec of chats: requests of {@code /api/chat} and {@code /api/generate} to the neutral model and back, replies to
 * events and back. Bytes and neutral values come in and go out, nothing else; what cannot be carried is reported, never
 * dropped silently. Members that the model does not name travel under the name {@code ollama:member}. Knows no upstream
 * and no routing.
 */
@NullMarked
package io.fairlead.plugin.ollama.chat;

import org.jspecify.annotations.NullMarked;
