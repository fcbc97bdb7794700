/**
 * Upstreams that speak the wire protocols of four vendors, for tests and for the matrix of clients. Requests of the gateway
 * flow in and are held against the vendors' references; scripted answers flow out. Must not know the gateway's code: what
 * both believed by mistake would never be found.
 */
@NullMarked
package io.fairlead.fakes;

import org.jspecify.annotations.NullMarked;
