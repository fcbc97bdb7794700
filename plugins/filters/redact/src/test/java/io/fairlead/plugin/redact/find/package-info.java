/** Tests of what is taken for personal data and what is not. */
@NullMarked
package io.fairlead.plugin.redact.find;

import org.jspecify.annotations.NullMarked;
