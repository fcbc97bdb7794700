package io.fairlead.e2e.plugins;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that ask again and again, plain and streamed, on connections that they keep. */
final class Load implements AutoCloseable {
    private final int port;
    private final String route;
    private final List<Thread> clients = new ArrayList<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger served = new AtomicInteger();
    private volatile boolean over;

    private Load(int port, String route) {
        this.port = port;
        this.route = route;
    }

    /** Begins. */
    static Load on(int port, String route, int clients) {
        Load load = new Load(port, route);
        for (int i = 0; i < clients; i++) {
            boolean streams = i % 2 == 0;
            load.clients.add(Thread.ofVirtual().start(() -> load.ask(streams)));
        }
        return load;
    }

    private void ask(boolean streams) {
        try (Connection connection = Connection.to(port)) {
            while (!over) {
                Answer answer = connection.post(Ask.CHAT, streams ? Ask.streamedChat(route) : Ask.chat(route));
                boolean whole = answer.status() == 200 && (!streams || Said.ended(answer));
                if (!whole) {
                    failures.add(answer.status() + " " + answer.text());
                }
                served.incrementAndGet();
            }
        } catch (IOException | RuntimeException e) {
            failures.add(e.toString());
        }
    }

    /** How many requests were answered by now. */
    int served() {
        return served.get();
    }

    /** What went wrong. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        over = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
