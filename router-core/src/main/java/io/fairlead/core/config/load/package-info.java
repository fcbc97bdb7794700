/**
 * Loads the configuration and notices when it changes. In: paths, variables, options. Out: the checked configuration with
 * the origin of each value, or all problems at once. Must not decide what to do about a bad one, nor name any extension.
 */
@NullMarked
package io.fairlead.core.config.load;

import org.jspecify.annotations.NullMarked;
