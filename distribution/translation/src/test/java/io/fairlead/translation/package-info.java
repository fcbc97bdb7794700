/** Every dialect of chats translated to every other, with nothing in between but the neutral model. */
@NullMarked
package io.fairlead.translation;

import org.jspecify.annotations.NullMarked;
