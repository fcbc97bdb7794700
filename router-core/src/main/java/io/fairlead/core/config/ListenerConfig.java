package io.fairlead.core.config;

/**
 * One port for clients and what it offers.
 *
 * @param address where it listens
 * @param routes the routes that may be asked for here
 * @param providers the providers whose models may be asked for here without a route
 */
public record ListenerConfig(Address address, Selection routes, Selection providers) {}
