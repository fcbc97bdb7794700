/**
 * Replies of the Ollama API as the gateway looks at them while they pass through: content, usage, the end, errors; and
 * the form of errors of the gateway's own. Frames come in; signals, usage and error lines go out. Knows nothing of
 * requests, upstreams or the neutral model.
 */
@NullMarked
package io.fairlead.plugin.ollama.reply;

import org.jspecify.annotations.NullMarked;
