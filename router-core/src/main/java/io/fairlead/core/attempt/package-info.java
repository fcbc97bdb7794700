/**
 * Tries candidates until one serves: prepares a call for each, has it made, judges what came, tells health and strategy how
 * it ended, and goes on or gives up. How a reply reaches the client is somebody else's matter.
 */
@NullMarked
package io.fairlead.core.attempt;

import org.jspecify.annotations.NullMarked;
