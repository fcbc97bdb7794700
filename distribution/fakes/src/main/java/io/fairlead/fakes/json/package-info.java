/**
 * JSON as the fakes read, write and check it. Must not know any vendor.
 */
@NullMarked
package io.fairlead.fakes.json;

import org.jspecify.annotations.NullMarked;
