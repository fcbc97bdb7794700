/** Tests of the types of settings. */
@NullMarked
package io.fairlead.api.settings;

import org.jspecify.annotations.NullMarked;
