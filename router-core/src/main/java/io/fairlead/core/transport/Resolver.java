package io.fairlead.core.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Turns a host name into addresses; may block for long. */
@FunctionalInterface
interface Resolver {
    /** At least one address, the preferred one first. */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
