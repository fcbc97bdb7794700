@NullMarked
package io.fairlead.server.gateway;

import org.jspecify.annotations.NullMarked;
