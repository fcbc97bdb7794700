/**
 * Extension point {@code provider}: reaches an upstream that takes one or more dialects. A provider addresses and
 * authorizes a call and says what its failures mean; the host opens connections, keeps deadlines and cancels.
 */
@NullMarked
package io.fairlead.api.provider;

import org.jspecify.annotations.NullMarked;
