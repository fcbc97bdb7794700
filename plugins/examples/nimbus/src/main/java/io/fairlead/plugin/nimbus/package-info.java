/** A vendor with an API of its own: the dialect that writes its requests and reads its answers, and the provider that reaches it. */
@NullMarked
package io.fairlead.plugin.nimbus;

import org.jspecify.annotations.NullMarked;
