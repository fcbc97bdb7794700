/**
 * What nobody may see: keys of upstreams, keys of callers, prompts. Every gateway of every test is looked through when it
 * is closed; here one says as much as it can, and upstreams repeat what they were sent.
 */
@NullMarked
package io.fairlead.e2e.secrets;

import org.jspecify.annotations.NullMarked;
