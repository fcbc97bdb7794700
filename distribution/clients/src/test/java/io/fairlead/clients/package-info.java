@NullMarked
package io.fairlead.clients;

import org.jspecify.annotations.NullMarked;
