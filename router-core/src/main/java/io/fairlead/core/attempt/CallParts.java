package io.fairlead.core.attempt;

import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.upstream.UpstreamClient;
import java.util.random.RandomGenerator;

/**
 * What calls are made with.
 *
 * @param client for upstreams on the network
 * @param time for deadlines and pauses
 * @param random for ids and jitter
 */
public record CallParts(UpstreamClient client, TimeSource time, RandomGenerator random) {}
