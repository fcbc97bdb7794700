/**
 * What a model does, whatever the wire: what it was asked flows in, what it answers flows out. Must not know any vendor.
 */
@NullMarked
package io.fairlead.fakes.play;

import org.jspecify.annotations.NullMarked;
