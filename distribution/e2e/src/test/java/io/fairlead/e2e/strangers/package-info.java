/**
 * Plugins of people who have nothing but the API's jar: compiled here against that one jar, packed, dropped into a folder and
 * named in a configuration.
 */
@NullMarked
package io.fairlead.e2e.strangers;

import org.jspecify.annotations.NullMarked;
