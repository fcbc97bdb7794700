package io.fairlead.server.http;

import io.fairlead.core.transport.Wire;
import io.helidon.common.socket.PeerInfo;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;

/** Who is at the other side of a connection, known also when it has left, and the way from a request to it. */
final class ClientPeer implements PeerInfo {
    private final PeerInfo asked;
    private final Wire wire;
    private final SocketAddress address;
    private final String host;
    private final int port;

    ClientPeer(PeerInfo asked, Wire wire) {
        this.asked = asked;
        this.wire = wire;
        this.address = asked.address();
        this.host = asked.host();
        this.port = asked.port();
    }

    Wire wire() {
        return wire;
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Optional<Principal> tlsPrincipal() {
        return asked.tlsPrincipal();
    }

    @Override
    public Optional<Certificate[]> tlsCertificates() {
        return asked.tlsCertificates();
    }
}
