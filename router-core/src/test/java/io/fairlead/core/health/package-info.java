/** Tests of the state machines of candidates and credentials, on times that the test names. */
@NullMarked
package io.fairlead.core.health;

import org.jspecify.annotations.NullMarked;
