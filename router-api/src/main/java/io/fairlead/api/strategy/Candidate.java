package io.fairlead.api.strategy;

import io.fairlead.api.deployment.Deployment;
import java.time.Duration;
import java.util.Optional;

/**
 * A deployment together with one credential of its provider, and what is known of the two right now. The same object at
 * each call as long as the configuration stays. Error score, attempts under way and response time are live: they change
 * between two calls, so read them once before sorting by them.
 */
public interface Candidate {
    /** Unique within the configuration, stable over reloads; holds no secret. */
    String id();

    /** The deployment. */
    Deployment deployment();

    /**
     * The tier that the configuration gives its deployment: 0 is tried first, equal numbers form one tier. Unless given it
     * is the deployment's place in the list, so that strategies that spread load do not go by it.
     */
    int priority();

    /** Its share within its tier for strategies that weigh, 0 or more; 1 unless configured. */
    int weight();

    /** The base URL of its provider: what response times are kept by. */
    String baseUrl();

    /** Errors of late: +1 for each failure, -1 for each success, never negative. */
    int errorScore();

    /** Attempts under way at this candidate. */
    int inFlight();

    /** Mean time to the first content byte of recent successes, if there were any. */
    Optional<Duration> responseTime();
}
