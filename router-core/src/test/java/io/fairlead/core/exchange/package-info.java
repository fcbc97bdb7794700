/** Tests of what is known of one exchange: its ids, its trace, what of its head plugins see, when its client leaves. */
@NullMarked
package io.fairlead.core.exchange;

import org.jspecify.annotations.NullMarked;
