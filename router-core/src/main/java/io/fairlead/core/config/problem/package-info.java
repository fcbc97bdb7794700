/**
 * What is wrong with a configuration and where it says so. In: a position and two phrases from whoever looked. Out: one
 * readable line per problem. Knows nothing of YAML or of any key, and never sees a secret unmasked.
 */
@NullMarked
package io.fairlead.core.config.problem;

import org.jspecify.annotations.NullMarked;
