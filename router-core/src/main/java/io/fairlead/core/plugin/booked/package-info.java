/**
 * Extensions whose calls are booked: what a snapshot holds in their place. Each says and throws what the plugin's own does;
 * the time in it is booked, but for what it spends in calls back to the host, which lead into other plugins. What only gives a
 * constant, or what is already known, is not booked. Knows nothing of requests.
 */
@NullMarked
package io.fairlead.core.plugin.booked;

import org.jspecify.annotations.NullMarked;
