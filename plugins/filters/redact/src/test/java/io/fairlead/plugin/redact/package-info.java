/** Tests of the filter {@code redact} as the host calls it: text by text, and answers cut anywhere. */
@NullMarked
package io.fairlead.plugin.redact;

import org.jspecify.annotations.NullMarked;
