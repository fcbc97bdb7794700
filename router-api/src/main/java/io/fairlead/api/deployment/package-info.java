/**
 * An upstream model at one provider as the configuration and discovery describe it: window, price, capabilities.
 */
@NullMarked
package io.fairlead.api.deployment;

import org.jspecify.annotations.NullMarked;
