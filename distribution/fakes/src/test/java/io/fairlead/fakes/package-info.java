@NullMarked
package io.fairlead.fakes;

import org.jspecify.annotations.NullMarked;
