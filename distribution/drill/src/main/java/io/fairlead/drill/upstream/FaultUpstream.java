package io.fairlead.drill.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An upstream that answers chats as its script says, lists its one model, and can go down and come back. */
public final class FaultUpstream implements AutoCloseable {
    private static final int BACKLOG = 256;
    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"m\",\"object\":\"model\",\"created\":1700000000,\"owned_by\":\"drill\"}]}";

    private final Script script;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger chats = new AtomicInteger();
    private final List<Answered> answered = new CopyOnWriteArrayList<>();
    private final int port;
    private volatile ServerSocket listening;

    /** An upstream on a free port of this machine. */
    public FaultUpstream(Script script) throws IOException {
        this.script = script;
        listening = listen(0);
        port = listening.getLocalPort();
    }

    /** Where its API begins. */
    public String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    /** How many chats it was asked for. */
    public int chats() {
        return chats.get();
    }

    /** How it answered those that it is through with. */
    public List<Answered> answered() {
        return answered;
    }

    /** Listens no more, and resets all connections, whatever they are at. */
    public void goDown() throws IOException {
        listening.close();
        for (Socket connection : connections) {
            reset(connection);
        }
    }

    private static void reset(Socket connection) {
        try {
            connection.setSoLinger(true, 0);
            connection.close();
        } catch (IOException closed) {
            // It ended by itself in between.
        }
    }

    /** Listens again, on the same port. */
    public void comeBack() throws IOException {
        listening = listen(port);
    }

    @Override
    public void close() throws IOException {
        goDown();
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
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().name("upstream").start(() -> serve(server, connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(ServerSocket server, Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            if (server.isClosed()) {
                reset(connection); // accepted while it went down
                return;
            }
            RequestReader requests = new RequestReader(connection.getInputStream());
            boolean open = true;
            for (Request next = requests.next(); open && next != null; next = open ? requests.next() : null) {
                open = answer(next, connection);
            }
        } catch (IOException broken) {
            // The gateway left, or this upstream went down: what the client makes of it is what is scored.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean answer(Request request, Socket connection) throws IOException {
        if (request.line().startsWith("GET ")) {
            new Wire(connection, request.chat(0))
                    .raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + MODELS.length()
                            + "\r\n\r\n" + MODELS);
            return true;
        }
        Chat chat = request.chat(chats.incrementAndGet());
        Wire wire = new Wire(connection, chat);
        try {
            script.answer(chat, wire);
        } finally {
            answered.add(new Answered(wire.said(), System.nanoTime()));
        }
        return !wire.over();
    }
}
