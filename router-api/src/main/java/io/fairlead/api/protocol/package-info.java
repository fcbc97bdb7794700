/**
 * Extension point {@code protocol}: a wire API offered to clients: its paths, and the form of its errors and lists.
 */
@NullMarked
package io.fairlead.api.protocol;

import org.jspecify.annotations.NullMarked;
