/**
 * The stock strategies: {@code failover}, {@code round-robin}, {@code cost} and {@code fastest-first}. In go the eligible
 * candidates of a request, out come walks over them. Each strategy says only which deployment is next; rotating a
 * deployment's credentials and passing over a deployment that failed are the same for all and live in
 * {@link io.fairlead.plugin.strategies.DeploymentWalk}. Nothing here knows of health, limits or the wire, and what is
 * remembered between requests is in the host's numbers only.
 */
@NullMarked
package io.fairlead.plugin.strategies;

import org.jspecify.annotations.NullMarked;
