/**
 * Replies of the OpenAI API as the gateway looks at them without decoding: what a frame means, what it says of usage and
 * errors, where its text is; and the form in which this API tells of errors. Frames and error values come in; signals,
 * usage, offsets and bytes go out. Knows no upstream and nothing of requests but their facts.
 */
@NullMarked
package io.fairlead.plugin.openai.reply;

import org.jspecify.annotations.NullMarked;
