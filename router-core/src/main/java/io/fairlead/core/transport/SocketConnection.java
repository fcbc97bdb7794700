package io.fairlead.core.transport;

import io.fairlead.api.http.Origin;
import io.fairlead.core.transport.ConnectFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A blocking socket, plain or wrapped into TLS. */
final class SocketConnection implements Connection {
    private static final String[] HTTP_1_1 = {"http/1.1"};

    private final Origin origin;
    private final SocketTransport transport;
    private volatile boolean closed;
    private volatile @Nullable Lookup lookup;
    private volatile @Nullable Socket tcp;
    private @Nullable Socket speaking;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    SocketConnection(Origin origin, SocketTransport transport) {
        this.origin = origin;
        this.transport = transport;
    }

    @Override
    public void connect(long withinNanos) throws IOException {
        long end = transport.nanoTime() + withinNanos;
        Socket socket = connectAny(addresses(withinNanos), end);
        if (origin.secure()) {
            socket = secure(socket);
        }
        in = socket.getInputStream();
        out = socket.getOutputStream();
        speaking = socket;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public boolean stale() {
        Socket socket = speaking;
        if (socket == null || closed) {
            return true;
        }
        try {
            socket.setSoTimeout(1);
            in.read();
            return true;
        } catch (SocketTimeoutException silent) {
            return !readsWithoutTimeout(socket);
        } catch (IOException broken) {
            return true;
        }
    }

    @Override
    public void closeNow() {
        closed = true;
        Lookup asked = lookup;
        if (asked != null) {
            asked.wake();
        }
        Socket socket = tcp;
        if (socket != null) {
            close(socket);
        }
    }

    private InetAddress[] addresses(long withinNanos) throws ConnectFailure {
        String host = host();
        InetAddress literal = Lookups.literal(host);
        if (literal != null) {
            return new InetAddress[] {literal};
        }
        Lookup asked = transport.lookups().ask(host);
        lookup = asked;
        InetAddress[] found = await(asked, withinNanos);
        lookup = null;
        if (found == null) {
            throw closed ? closedMeanwhile() : failure(Reason.TIMEOUT, "name server did not answer in time", null);
        }
        if (found.length == 0) {
            throw failure(Reason.DNS, "host name has no address", null);
        }
        return found;
    }

    private InetAddress @Nullable [] await(Lookup asked, long withinNanos) throws ConnectFailure {
        try {
            return asked.await(withinNanos, () -> closed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw closedMeanwhile();
        }
    }

    /** Every address gets an even share of the time that is left, so that one silent address does not use up all of it. */
    private Socket connectAny(InetAddress[] addresses, long end) throws ConnectFailure {
        IOException last = null;
        for (int i = 0; i < addresses.length; i++) {
            long share = (end - transport.nanoTime()) / (addresses.length - i);
            if (share <= 0) {
                break;
            }
            Socket socket = new Socket(Proxy.NO_PROXY);
            tcp = socket;
            try {
                if (closed) {
                    throw closedMeanwhile();
                }
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(addresses[i], origin.port()), milliseconds(share));
                return socket;
            } catch (ConnectFailure failure) {
                close(socket);
                throw failure;
            } catch (IOException failure) {
                close(socket);
                last = failure;
            }
        }
        throw closed ? closedMeanwhile() : unreachable(last, addresses.length);
    }

    private Socket secure(Socket plain) throws ConnectFailure {
        String host = host();
        try {
            SSLSocket secure = (SSLSocket) transport.sockets().createSocket(plain, host, origin.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setApplicationProtocols(HTTP_1_1);
            if (Lookups.literal(host) == null) {
                parameters.setServerNames(List.of(new SNIHostName(host)));
            }
            secure.setSSLParameters(parameters);
            secure.startHandshake();
            return secure;
        } catch (IOException | IllegalArgumentException failure) {
            close(plain);
            throw closed ? closedMeanwhile() : failure(Reason.TLS, "no secure connection", failure);
        }
    }

    private ConnectFailure unreachable(@Nullable IOException last, int tried) {
        String where = tried == 1 ? "" : " (the last of " + tried + " addresses)";
        return switch (last) {
            case null -> failure(Reason.TIMEOUT, "no answer in time" + where, null);
            case SocketTimeoutException silent -> failure(Reason.TIMEOUT, "no answer in time" + where, null);
            case NoRouteToHostException noRoute -> failure(Reason.UNREACHABLE, "no route" + where, null);
            case ConnectException refused -> failure(Reason.REFUSED, "refused" + where, refused);
            default -> failure(Reason.OTHER, "failed" + where, last);
        };
    }

    private ConnectFailure closedMeanwhile() {
        return failure(Reason.CLOSED, "closed while it was being made", null);
    }

    private ConnectFailure failure(Reason reason, String what, @Nullable Exception cause) {
        String told = cause == null ? "" : ": " + cause.getMessage();
        return new ConnectFailure(reason, "no connection: " + what + told);
    }

    /** The host as resolvers and certificates know it: an IPv6 address without brackets. */
    private String host() {
        String host = origin.host();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static int milliseconds(long nanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 1, Integer.MAX_VALUE);
    }

    private static boolean readsWithoutTimeout(Socket socket) {
        try {
            socket.setSoTimeout(0);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // There is nothing left to do with a socket that cannot be closed.
        }
    }
}
