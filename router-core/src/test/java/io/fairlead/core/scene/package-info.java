/**
 * What tests of several stages share: a plain wire API with its dialect, protocol and provider, upstreams in memory, a
 * client that remembers what it got, and a time that passes only when somebody waits. Knows the core, and no test.
 */
@NullMarked
package io.fairlead.core.scene;

import org.jspecify.annotations.NullMarked;
