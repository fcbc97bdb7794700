package io.fairlead.core.config;

import java.time.Duration;

/**
 * How patient the gateway is with clients.
 *
 * @param head how long the head of a request may take once it began, and the handshake of TLS
 * @param body how long a client may send nothing of a body that it announced; zero for without bound
 * @param idle how long a connection may rest between two requests
 * @param write how long a client may take nothing of its answer
 */
public record ClientLimits(Duration head, Duration body, Duration idle, Duration write) {}
