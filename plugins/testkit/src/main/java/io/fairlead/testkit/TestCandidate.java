package io.fairlead.testkit;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.deployment.Price;
import io.fairlead.api.strategy.Candidate;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** A candidate: by default of priority 0 and weight 1, idle and without a history. */
public record TestCandidate(Deployment deployment, String key, int priority, int weight, String baseUrl)
        implements Candidate {
    /**
     * A candidate by the id of its deployment and a name for its key; its base URL is named after the provider.
     *
     * @throws IllegalArgumentException if the id has no slash
     */
    public static TestCandidate of(String deployment, String key) {
        int slash = deployment.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("found deployment '" + deployment + "', expected provider/model");
        }
        String provider = deployment.substring(0, slash);
        TestDeployment parsed = TestDeployment.of(provider, deployment.substring(slash + 1));
        return new TestCandidate(parsed, key, 0, 1, "https://" + provider + ".example");
    }

    /** The same in another tier. */
    public TestCandidate priority(int number) {
        return new TestCandidate(deployment, key, number, weight, baseUrl);
    }

    /** The same with another weight. */
    public TestCandidate weight(int share) {
        return new TestCandidate(deployment, key, priority, share, baseUrl);
    }

    /** The same at a price, in dollars per million tokens. */
    public TestCandidate priced(String input, String output) {
        TestDeployment priced = TestDeployment.builder(deployment.provider(), deployment.model())
                .price(Price.perMillion(new BigDecimal(input), new BigDecimal(output)))
                .build();
        return new TestCandidate(priced, key, priority, weight, baseUrl);
    }

    @Override
    public String id() {
        return deployment.id() + "#" + key;
    }

    @Override
    public int errorScore() {
        return 0;
    }

    @Override
    public int inFlight() {
        return 0;
    }

    @Override
    public Optional<Duration> responseTime() {
        return Optional.empty();
    }

    @Override
    public String toString() {
        return id();
    }
}
