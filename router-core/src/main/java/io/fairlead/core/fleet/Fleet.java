package io.fairlead.core.fleet;

import io.fairlead.api.strategy.Numbers;
import io.fairlead.core.health.CredentialHealth;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All live state, by stable ids. */
public final class Fleet {
    private static final int MOST_NUMBERS = 10_000;

    private final Map<String, CandidateState> candidates = new ConcurrentHashMap<>();
    private final Map<String, CredentialHealth> credentials = new ConcurrentHashMap<>();
    private final Map<String, Numbers> numbers = new ConcurrentHashMap<>();

    private final Map<String, RetryBudget> retries = new ConcurrentHashMap<>();
    private final RetryBudget unlistedRetries = new RetryBudget();

    /** The state of a candidate, new if it was not known. */
    public CandidateState candidate(String id) {
        return candidates.computeIfAbsent(id, _ -> new CandidateState());
    }

    /** A state that nobody keeps: for models that only one request has named. */
    public static CandidateState detached() {
        return new CandidateState();
    }

    /** The numbers of a strategy on a route that only clients have named: kept while there are not too many of them. */
    public Numbers numbersOfUnlisted(String route, String strategy) {
        Numbers known = numbers.get(strategy + "@" + route);
        if (known != null) {
            return known;
        }
        return numbers.size() < MOST_NUMBERS ? numbers(route, strategy) : new RouteNumbers();
    }

    /** The budget of a route for repetitions; routes that only clients have named share one. */
    public RetryBudget retries(String route, boolean listed) {
        if (!listed) {
            return unlistedRetries;
        }
        RetryBudget known = retries.get(route);
        return known == null ? retries.computeIfAbsent(route, _ -> new RetryBudget()) : known;
    }

    /** The health of a credential, new if it was not known. */
    public CredentialHealth credential(String id) {
        return credentials.computeIfAbsent(id, _ -> new CredentialHealth());
    }

    /** The numbers of a strategy on a route. */
    public Numbers numbers(String route, String strategy) {
        return numbers.computeIfAbsent(strategy + "@" + route, _ -> new RouteNumbers());
    }

    /** Forgets credentials that no configuration uses any more, and the candidates that had them. */
    public void retain(Set<String> credentialIds) {
        candidates.keySet().removeIf(id -> !credentialIds.contains(credentialOf(id)));
        credentials.keySet().retainAll(credentialIds);
    }

    /** A candidate is {@code provider/model} and what its credential's id has after the provider. */
    private static String credentialOf(String candidate) {
        String provider = candidate.substring(0, candidate.indexOf('/'));
        int hash = candidate.lastIndexOf('#');
        return hash < 0 ? provider : provider + candidate.substring(hash);
    }
}
