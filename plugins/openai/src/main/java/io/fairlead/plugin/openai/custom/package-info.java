/**
 * Custom tools: tools that take any text where functions take JSON. To the neutral model one is a function with a single
 * member, marked so that this vendor's APIs get the tool itself. Definitions, texts and arguments come in and go out;
 * knows no request, no answer and no upstream.
 */
@NullMarked
package io.fairlead.plugin.openai.custom;

import org.jspecify.annotations.NullMarked;
