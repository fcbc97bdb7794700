package io.fairlead.server.gateway;

import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.health.Standing;
import io.fairlead.core.metrics.GatewayMeters;
import io.fairlead.core.metrics.GatewayMeters.CandidateRow;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the gauges of candidates in step with the routes that are served. */
final class CandidateStates {
    private static final int AVAILABLE = 0;
    private static final int PAUSED = 1;
    private static final int OUT_OF_SERVICE = 2;

    private final GatewayMeters meters;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();

    CandidateStates(GatewayMeters meters, TimeSource time) {
        this.meters = meters;
        this.time = time;
    }

    void show(Snapshot snapshot) {
        Map<String, CandidateRow> rows = new LinkedHashMap<>();
        for (int listener = 0; listener < snapshot.listeners(); listener++) {
            for (Route route : snapshot.offering(listener).configured()) {
                route.routeCandidates().forEach(candidate -> rows.putIfAbsent(candidate.id(), row(candidate)));
            }
        }
        lock.lock();
        try {
            meters.candidates(new ArrayList<>(rows.values()));
        } finally {
            lock.unlock();
        }
    }

    private CandidateRow row(RouteCandidate candidate) {
        return new CandidateRow(
                candidate.deployment().id(), candidate.credential().hint(), () -> state(candidate, time.nanos()));
    }

    private static int state(RouteCandidate candidate, long now) {
        if (candidate.credentialHealth().standing(now) != null) {
            return OUT_OF_SERVICE;
        }
        Standing standing = candidate.state().health().standing(now);
        if (standing == null) {
            return AVAILABLE;
        }
        return standing.state().equals("paused") ? PAUSED : OUT_OF_SERVICE;
    }
}
