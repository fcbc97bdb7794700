/**
 * Replies of the Gemini API as the gateway looks at them while they pass through: content, usage, the end, errors; and
 * the form of errors and frames of the gateway's own. Frames come in; signals, usage and frames go out. Knows nothing of
 * requests, upstreams or the neutral model.
 */
@NullMarked
package io.fairlead.plugin.gemini.reply;

import org.jspecify.annotations.NullMarked;
