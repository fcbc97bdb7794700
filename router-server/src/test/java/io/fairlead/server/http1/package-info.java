@NullMarked
package io.fairlead.server.http1;

import org.jspecify.annotations.NullMarked;
