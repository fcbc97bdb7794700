/** Tests of lists of models, with a provider's host on loopback. */
@NullMarked
package io.fairlead.core.catalog;

import org.jspecify.annotations.NullMarked;
