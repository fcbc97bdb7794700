package io.fairlead.core.plugin.context;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/** An alarm that goes off when a test says so. */
final class ManualAlarm implements Alarm {
    private final Queue<Plan> plans = new ArrayDeque<>();

    @Override
    public synchronized Pending after(Duration delay, Runnable action) {
        Plan plan = new Plan(delay, action);
        plans.add(plan);
        return () -> cancel(plan);
    }

    @Override
    public synchronized void close() {
        plans.clear();
    }

    /** How much is planned. */
    synchronized int planned() {
        return plans.size();
    }

    /** Lets the eldest plan come true and tells how long it would have taken. */
    Duration ring() {
        Plan plan = next();
        plan.action().run();
        return plan.delay();
    }

    private synchronized Plan next() {
        return plans.remove();
    }

    private synchronized void cancel(Plan plan) {
        plans.remove(plan);
    }

    private record Plan(Duration delay, Runnable action) {}
}
