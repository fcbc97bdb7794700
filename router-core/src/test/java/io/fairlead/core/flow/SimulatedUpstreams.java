package io.fairlead.core.flow;

import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.MemoryUpstreams.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Upstreams that draw a fate for every call from a seed, and remember who was asked for what. */
final class SimulatedUpstreams implements MemoryUpstreams.Script {
    private static final Pattern REQUEST = Pattern.compile("#(\\d+)");

    private final long seed;
    private final boolean slow;
    private final Consumer<Duration> waiting;
    private final ManualTime time;
    private final Map<String, Long> rest = new ConcurrentHashMap<>();
    private final List<String> tooEarly = new CopyOnWriteArrayList<>();
    private final Map<Integer, List<Visited>> visits = new ConcurrentHashMap<>();
    private volatile double trouble;

    /** {@code slow} if some of them keep callers waiting, who {@code waiting} is told of. */
    SimulatedUpstreams(long seed, boolean slow, Consumer<Duration> waiting, ManualTime time) {
        this.seed = seed;
        this.slow = slow;
        this.waiting = waiting;
        this.time = time;
    }

    /** A call: whom it reached, as part of which attempt, and what came of it. */
    record Visited(String host, String key, String attempt, Fate.Drawn drawn) {
        String candidate() {
            return host + " " + key;
        }
    }

    /** From now on this share of calls is in for trouble. */
    void trouble(double share) {
        trouble = share;
    }

    /** Candidates that were asked again before the wait was over that they had stated. */
    List<String> tooEarly() {
        return tooEarly;
    }

    /** The calls that were made for a request, in order. */
    List<Visited> visits(int request) {
        return visits.getOrDefault(request, List.of());
    }

    @Override
    public Answer answer(Asked asked) {
        Matcher named = REQUEST.matcher(asked.body());
        if (!named.find()) {
            throw new IllegalStateException("found a call whose request nobody knows");
        }
        int request = Integer.parseInt(named.group(1));
        List<Visited> before = visits.computeIfAbsent(request, _ -> new CopyOnWriteArrayList<>());
        SplittableRandom random = new SplittableRandom(seed * 31 + request * 1_000_003L + before.size());
        Fate.Drawn drawn = Fate.Drawn.of(random, trouble, slow);
        String trace = asked.field("traceparent");
        Visited visited = new Visited(asked.host(), asked.field("authorization"), trace.substring(36, 52), drawn);
        boolean resent = !before.isEmpty() && before.getLast().attempt().equals(visited.attempt());
        if (!resent && time.nanos() < rest.getOrDefault(visited.candidate(), 0L)) {
            tooEarly.add(visited.candidate() + " for request " + request);
        }
        rest.put(visited.candidate(), time.nanos() + drawn.rest().toNanos());
        before.add(visited);
        return drawn.answer(asked.body().contains("\"stream\":true"), waiting);
    }
}
