package io.fairlead.plugin.strategies;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Numbers;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Walk;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A walk whose deployments come in an {@link Order}. The credentials of a deployment take turns from request to request.
 * When one was refused or ran into a limit, the walk stays with the deployment and tries its next credential; after any
 * other failure the rest of that deployment waits until nothing else is left, because another key would meet the same
 * trouble.
 */
final class DeploymentWalk implements Walk, Order.Open {
    private final Pool pool;
    private final Numbers numbers;
    private final Order order;
    /** For each deployment, where its turn began, and how many of its candidates were given. */
    private final int[] begun;

    private int current = Order.NONE;
    private @Nullable BitSet waiting;

    DeploymentWalk(Pool pool, Numbers numbers, Order order) {
        this.pool = pool;
        this.numbers = numbers;
        this.order = order;
        begun = new int[2 * pool.size()];
    }

    @Override
    public @Nullable Candidate next() {
        if (current == Order.NONE || !test(current)) {
            current = order.next(pool, this);
        }
        if (current == Order.NONE && waiting != null) {
            waiting = null;
            current = order.next(pool, this);
        }
        return current == Order.NONE ? null : take(current);
    }

    private Candidate take(int deployment) {
        Pool.Member member = pool.member(deployment);
        int given = begun[2 * deployment + 1]++;
        if (given == 0 && member.size() > 1) {
            begun[2 * deployment] = Math.floorMod(numbers.add(member.turn(), 1) - 1, member.size());
        }
        return member.candidate((begun[2 * deployment] + given) % member.size());
    }

    /** Whether a deployment has candidates left and need not wait. */
    @Override
    public boolean test(int deployment) {
        return begun[2 * deployment + 1] < pool.member(deployment).size()
                && (waiting == null || !waiting.get(deployment));
    }

    @Override
    public void ended(Candidate candidate, Outcome outcome) {
        if (outcome.failure().isEmpty() || ofTheKey(outcome.failure().get())) {
            return;
        }
        if (waiting == null) {
            waiting = new BitSet(pool.size());
        }
        waiting.set(pool.indexOf(candidate));
    }

    /** Whether a failure is about the credential rather than the upstream. */
    static boolean ofTheKey(FailureKind kind) {
        return kind.equals(FailureKind.AUTH) || kind.equals(FailureKind.RATE_LIMIT);
    }
}
