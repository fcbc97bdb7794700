package io.fairlead.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One run of a plan, on the calling thread; it takes the plan's time and about a second at most. */
public final class LoadRun {
    private static final int READ_BYTES = 1 << 16;
    private static final int OPENS_PER_MILLI = 20;
    private static final long CONNECT_NANOS = Duration.ofMillis(100).toNanos();
    private static final long DRAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_WAIT_MILLIS = 20;

    private final LoadPlan plan;
    private final Marks marks;
    private final InetSocketAddress address;
    private final List<ByteBuffer> requests = new ArrayList<>();
    private final byte[] readBytes = new byte[READ_BYTES];
    private final Deque<LoadConnection> closed = new ArrayDeque<>();
    private final Deque<LoadConnection> idle = new ArrayDeque<>();
    private final List<LoadConnection> connections = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private final long measureNanos;
    private final long endNanos;
    private final ArrivalSchedule schedule;
    private final LoadTally tally;
    private long opened;
    private int nextRequest;
    private boolean marked;
    private boolean over;

    /** Is told when the measured time begins and ends, on the run's thread. */
    public interface Marks {
        /** The warm-up is over. */
        void begin();

        /** The measured time is over; connections may still be open. */
        void end();
    }

    private LoadRun(LoadPlan plan, Marks marks) {
        this.plan = plan;
        this.marks = marks;
        this.address = plan.address();
        for (String model : plan.traffic().models()) {
            requests.add(RequestTemplate.message(
                    plan.url(), RequestTemplate.body(model, plan.traffic().bodyBytes(), plan.traffic().stream())));
        }
        this.measureNanos = startNanos + plan.pace().warmUp().toNanos();
        this.endNanos = measureNanos + plan.pace().measured().toNanos();
        this.schedule =
                new ArrivalSchedule(startNanos + CONNECT_NANOS, plan.pace().rate());
        this.tally = new LoadTally(measureNanos, endNanos);
        for (int i = 0; i < plan.pace().connections(); i++) {
            LoadConnection connection = new LoadConnection(this);
            connections.add(connection);
            closed.add(connection);
        }
    }

    /** Runs the plan. */
    public static LoadReport run(LoadPlan plan, Marks marks) throws IOException {
        LoadRun run = new LoadRun(plan, marks);
        try (Selector selector = Selector.open()) {
            run.go(selector);
            return run.tally.report(run.schedule.waiting(run.endNanos));
        } finally {
            run.connections.forEach(LoadConnection::close);
        }
    }

    private void go(Selector selector) throws IOException {
        if (!schedule.open()) {
            loop(selector);
        } else {
            try (Pacer _ =
                    new Pacer(selector, startNanos + CONNECT_NANOS, plan.pace().rate())) {
                loop(selector);
            }
        }
        over = true;
        marks.end();
        if (!streaming()) {
            drain(selector);
        }
    }

    private void loop(Selector selector) throws IOException {
        for (long now = startNanos; now < endNanos; now = System.nanoTime()) {
            mark(now);
            open(selector, now);
            sendDue(now);
            selector.select(this::ready, timeout(now));
        }
        mark(endNanos);
    }

    private void mark(long now) {
        if (!marked && now >= measureNanos) {
            marked = true;
            marks.begin();
        }
    }

    private void open(Selector selector, long now) {
        long allowed = (1 + (now - startNanos) / 1_000_000) * OPENS_PER_MILLI;
        while (!closed.isEmpty() && opened < allowed) {
            LoadConnection connection = closed.poll();
            opened++;
            try {
                connection.open(selector);
            } catch (IOException _) {
                lost(connection);
            }
        }
        if (closed.isEmpty()) {
            opened = Math.max(opened, allowed - OPENS_PER_MILLI);
        }
    }

    private void sendDue(long now) {
        while (schedule.open() && !idle.isEmpty() && schedule.due(now)) {
            send(idle.pop(), now);
        }
    }

    private long timeout(long now) {
        if (!closed.isEmpty()) {
            return 1;
        }
        long next = now < measureNanos ? measureNanos : endNanos;
        return Math.clamp((next - now) / 1_000_000, 1, LONGEST_WAIT_MILLIS);
    }

    private void ready(SelectionKey key) {
        ((LoadConnection) key.attachment()).ready(key, readBytes);
    }

    private void send(LoadConnection connection, long now) {
        ByteBuffer request = requests.get(nextRequest);
        nextRequest = nextRequest + 1 == requests.size() ? 0 : nextRequest + 1;
        connection.send(request.clear(), schedule.take(now));
    }

    /**
     * Lets answers that are under way arrive, so that no contender sees clients break off. One that takes longer than
     * this and half of the measured time does not come.
     */
    private void drain(Selector selector) throws IOException {
        long until = System.nanoTime() + DRAIN_NANOS;
        while (connections.stream().anyMatch(LoadConnection::busy) && System.nanoTime() < until) {
            selector.select(this::ready, LONGEST_WAIT_MILLIS);
        }
        long half = measureNanos + (endNanos - measureNanos) / 2;
        connections.stream()
                .filter(connection -> connection.busySinceBefore(half))
                .forEach(_ -> tally.unanswered());
    }

    InetSocketAddress address() {
        return address;
    }

    boolean streaming() {
        return plan.traffic().stream();
    }

    LoadTally tally() {
        return tally;
    }

    /** Takes a connection that may send its next request. */
    void idle(LoadConnection connection) {
        long now = System.nanoTime();
        if (over || now >= endNanos) {
            return;
        }
        if (schedule.due(now)) {
            send(connection, now);
            return;
        }
        idle.push(connection);
    }

    /** Takes a connection that failed. */
    void lost(LoadConnection connection) {
        tally.failed(System.nanoTime());
        reopen(connection);
    }

    /** Takes a connection that is of no more use as it is. */
    void reopen(LoadConnection connection) {
        idle.remove(connection);
        connection.close();
        closed.add(connection);
    }
}
