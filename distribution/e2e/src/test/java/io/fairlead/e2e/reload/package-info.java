/** What a gateway does while its configuration changes under it. */
@NullMarked
package io.fairlead.e2e.reload;

import org.jspecify.annotations.NullMarked;
