package io.fairlead.benchmarks.contender;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What all contenders of a benchmark have in common.
 *
 * @param home the folder with {@code conf}
 * @param work where generated files and logs go
 * @param upstreams where the simulator serves
 * @param connections the most connections that the load opens
 * @param bodyBytes length of a request's body
 * @param patience how long a contender may take to start
 */
public record Ground(Path home, Path work, Upstreams upstreams, int connections, int bodyBytes, Duration patience) {}
