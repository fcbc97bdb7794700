@NullMarked
package io.fairlead.core.fleet;

import org.jspecify.annotations.NullMarked;
