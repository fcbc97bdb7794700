/** Tests of requests of the Responses API. */
@NullMarked
package io.fairlead.plugin.openai.responses.request;

import org.jspecify.annotations.NullMarked;
