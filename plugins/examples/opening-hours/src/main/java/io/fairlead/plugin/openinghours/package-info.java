/** A filter that looks at heads: a request comes in, a yes or a refusal goes out. Of the request it reads nothing. */
@NullMarked
package io.fairlead.plugin.openinghours;

import org.jspecify.annotations.NullMarked;
