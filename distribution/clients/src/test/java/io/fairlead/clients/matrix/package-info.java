@NullMarked
package io.fairlead.clients.matrix;

import org.jspecify.annotations.NullMarked;
