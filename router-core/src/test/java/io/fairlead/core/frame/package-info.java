/** Tests of frames: whichever way bytes come in, the same frames come out, and edits touch nothing else. */
@NullMarked
package io.fairlead.core.frame;

import org.jspecify.annotations.NullMarked;
