/**
 * One request and the way back to who sent it. Must not know any vendor.
 */
@NullMarked
package io.fairlead.fakes.http;

import org.jspecify.annotations.NullMarked;
