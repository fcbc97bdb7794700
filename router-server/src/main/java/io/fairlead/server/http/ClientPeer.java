package io.fairlead.server.http;

import io.helidon.common.socket.PeerInfo;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;

/** Who is at the other side of a connection, known also when it has left, and the way from a request to its connection. */
final class ClientPeer implements PeerInfo {
    private final PeerInfo asked;
    private final ClientContext connection;
    private final SocketAddress address;
    private final String host;
    private final int port;

    ClientPeer(PeerInfo asked, ClientContext connection) {
        this.asked = asked;
        this.connection = connection;
        this.address = asked.address();
        this.host = asked.host();
        this.port = asked.port();
    }

    ClientContext connection() {
        return connection;
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
