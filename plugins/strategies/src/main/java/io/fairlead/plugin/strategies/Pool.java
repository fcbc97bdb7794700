package io.fairlead.plugin.strategies;

import io.fairlead.api.strategy.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The candidates of a route by deployment, in the order of priority, then of the configuration. Immutable. */
final class Pool {
    private final Member[] members;
    private final long[] noRanks;

    private Pool(Member[] members) {
        this.members = members;
        noRanks = new long[members.length];
    }

    static Pool of(List<Candidate> candidates) {
        Map<String, List<Candidate>> byDeployment = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            byDeployment
                    .computeIfAbsent(candidate.deployment().id(), id -> new ArrayList<>())
                    .add(candidate);
        }
        return new Pool(byDeployment.values().stream()
                .map(Member::new)
                .sorted(Comparator.comparingInt(Member::priority))
                .toArray(Member[]::new));
    }

    int size() {
        return members.length;
    }

    Member member(int index) {
        return members[index];
    }

    /** The index of the deployment that a candidate belongs to. */
    int indexOf(Candidate candidate) {
        String deployment = candidate.deployment().id();
        for (int i = 0; i < members.length; i++) {
            if (members[i].first().deployment().id().equals(deployment)) {
                return i;
            }
        }
        throw new IllegalArgumentException("found candidate " + candidate.id() + ", expected one of the "
                + members.length + " deployments walked");
    }

    /** The same rank for every deployment; shared, not to be written to. */
    long[] noRanks() {
        return noRanks;
    }

    /** One deployment with its candidates: one for each credential that may be used now. */
    static final class Member {
        private final Candidate[] candidates;
        private final String turn;

        private Member(List<Candidate> candidates) {
            this.candidates = candidates.toArray(Candidate[]::new);
            // Begins with the base URL, so that the host drops it together with that.
            turn = first().baseUrl() + " turn " + first().deployment().id();
        }

        Candidate first() {
            return candidates[0];
        }

        Candidate candidate(int index) {
            return candidates[index];
        }

        int size() {
            return candidates.length;
        }

        int priority() {
            return first().priority();
        }

        int weight() {
            return first().weight();
        }

        /** The name of the number that says whose turn it is among the credentials. */
        String turn() {
            return turn;
        }
    }
}
