package io.fairlead.core.transport;

import io.fairlead.api.http.Origin;
import io.fairlead.core.access.Proxy;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.ConnectFailure.Reason;
import java.io.IOException;
import javax.net.ssl.SSLEngine;

/** What lies over a connected channel, from below: TLS with the proxy, the proxy's tunnel, TLS with the origin. */
final class Layers {
    private final Way way;
    private final LoopTransport transport;

    Layers(Way way, LoopTransport transport) {
        this.way = way;
        this.transport = transport;
    }

    /** The uppermost; nothing bounds the time that it takes but {@link LoopChannel#closeNow()}. */
    Wire over(LoopChannel channel) throws IOException {
        Wire wire = channel;
        Proxy proxy = way.proxy();
        if (proxy != null && proxy.address().secure()) {
            wire = secured(channel, wire, proxy.address(), true);
        }
        Proxy carrier = way.carrier();
        if (carrier != null) {
            Tunnel.open(wire, way.origin(), carrier);
        }
        return way.origin().secure() ? secured(channel, wire, way.origin(), false) : wire;
    }

    private Wire secured(LoopChannel channel, Wire below, Origin peer, boolean proxy) throws ConnectFailure {
        try {
            Addresses host = new Addresses(peer.host(), transport.lookups());
            Trust trust = transport.trust(way);
            SSLEngine engine = proxy ? trust.proxyEngine(host, peer.port()) : trust.engine(host, peer.port());
            TlsChannel secure = new TlsChannel(channel, below, engine);
            secure.handshake(0);
            return secure;
        } catch (IOException | IllegalArgumentException failure) {
            throw ConnectFailure.of(Reason.TLS, "no secure connection", failure);
        }
    }
}
