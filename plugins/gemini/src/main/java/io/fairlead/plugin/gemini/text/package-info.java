/**
 * The places of text in requests and replies of the Gemini API, for filters that read or change text without decoding
 * anything. A body or a frame comes in; offsets of strings, with their role and channel, go out. Knows neither facts nor
 * usage, and changes nothing.
 */
@NullMarked
package io.fairlead.plugin.gemini.text;

import org.jspecify.annotations.NullMarked;
