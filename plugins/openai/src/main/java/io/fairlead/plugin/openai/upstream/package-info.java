/**
 * Upstreams that take the OpenAI API: their addresses, keys, quirks, lists of models and what their failures mean. What
 * vendors differ in is data, one row each, in {@code presets.json}; code knows no vendor by name. Calls and replies of the
 * contract come in; URLs, headers, edits of members and failures go out. Does no I/O.
 */
@NullMarked
package io.fairlead.plugin.openai.upstream;

import org.jspecify.annotations.NullMarked;
