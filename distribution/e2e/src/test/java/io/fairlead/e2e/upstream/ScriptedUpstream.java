package io.fairlead.e2e.upstream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream that does what its script says, and can die and come back. */
public final class ScriptedUpstream implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int MOST_REMEMBERED = 1000;

    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private final int port;
    private volatile ServerSocket listening;
    private volatile Script script;

    private ScriptedUpstream(Script script) throws IOException {
        this.script = script;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    /** An upstream that answers like this until it is told otherwise. */
    public static ScriptedUpstream answering(Script script) {
        try {
            return new ScriptedUpstream(script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket listen(int on) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), on), BACKLOG);
        Thread.ofVirtual().name("upstream-accept").start(() -> accept(server));
        return server;
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().name("upstream").start(() -> serve(server, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(ServerSocket server, Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            if (server.isClosed()) {
                return;
            }
            CallReader reader = new CallReader(socket.getInputStream());
            Wire wire = new Wire(socket);
            for (Call call = reader.next(); call != null && !wire.closed(); call = reader.next()) {
                remember(call);
                script.answer(call, wire);
                if (wire.closed()) {
                    return;
                }
            }
        } catch (IOException broken) {
            // The other side left, or this upstream was killed: what follows from that is what is tested.
        } finally {
            connections.remove(socket);
        }
    }

    private void remember(Call call) {
        if (count.incrementAndGet() <= MOST_REMEMBERED) {
            calls.add(call);
        }
    }

    /** Another script, from the next call on. */
    public void script(Script next) {
        script = next;
    }

    /** The address of its OpenAI API. */
    public String openAiUrl() {
        return url() + "/v1";
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The first thousand calls since the last {@link #forget()}. */
    public List<Call> calls() {
        return calls;
    }

    /** The last call. */
    public Call last() {
        return calls.getLast();
    }

    /** How many calls came since the last {@link #forget()}. */
    public int count() {
        return count.get();
    }

    /** Forgets all calls. */
    public void forget() {
        calls.clear();
        count.set(0);
    }

    /** Dies: nobody listens any more, and all connections break. */
    public void kill() throws IOException {
        listening.close();
        for (Socket socket : connections) {
            reset(socket);
        }
    }

    private static void reset(Socket socket) throws IOException {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (SocketException closed) {
            // Its call ended meanwhile.
        }
    }

    /** Comes back at the same address. */
    public void revive() throws IOException {
        listening = listen(port);
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
