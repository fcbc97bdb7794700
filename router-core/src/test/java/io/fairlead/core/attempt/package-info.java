/** Tests of attempts and of what they wait for. */
@NullMarked
package io.fairlead.core.attempt;

import org.jspecify.annotations.NullMarked;
