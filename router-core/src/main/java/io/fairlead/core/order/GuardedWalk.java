package io.fairlead.core.order;

import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.StrategyUse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A walk that holds what {@link Strategy} promises, whatever the strategy does: each candidate comes at most once, none
 * that was not eligible, and a strategy that fails leaves the rest in the order of the configuration.
 */
final class GuardedWalk implements Walk {
    private static final Logger LOGGER = System.getLogger(GuardedWalk.class.getName());

    private final StrategyUse strategy;
    private final List<Candidate> eligible;
    private final List<Candidate> yielded = new ArrayList<>(2);
    private @Nullable Walk walk;
    private boolean left;
    private int asked;
    private int own;

    private GuardedWalk(StrategyUse strategy, List<Candidate> eligible) {
        this.strategy = strategy;
        this.eligible = eligible;
    }

    /** Begins a walk of a strategy. */
    static Walk begin(StrategyUse strategy, List<Candidate> eligible, Supplier<@Nullable Walk> beginning) {
        GuardedWalk guarded = new GuardedWalk(strategy, eligible);
        try {
            guarded.walk = beginning.get();
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            guarded.leave(FailureText.of(failure), failure);
        }
        return guarded;
    }

    @Override
    public @Nullable Candidate next() {
        while (!left) {
            Candidate next = strategysNext();
            if (left) {
                break;
            }
            if (next == null) {
                return null;
            }
            if (!yielded.contains(next)) {
                own++;
                yielded.add(next);
                return next;
            }
        }
        return configurationsNext();
    }

    /** What the strategy says; it is left if that breaks its promises. */
    private @Nullable Candidate strategysNext() {
        try {
            if (walk == null) {
                leave("found no walk, expected one", null);
                return null;
            }
            Candidate next = walk.next();
            if (next == null) {
                return null;
            }
            if (++asked > eligible.size()) {
                leave("found more than " + eligible.size() + " candidates, expected each once", null);
            } else if (!eligible.contains(next)) {
                leave("found a candidate that it was not given", null);
            }
            return next;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            leave(FailureText.of(failure), failure);
            return null;
        }
    }

    private @Nullable Candidate configurationsNext() {
        for (Candidate candidate : eligible) {
            if (!yielded.contains(candidate)) {
                yielded.add(candidate);
                return candidate;
            }
        }
        return null;
    }

    private void leave(String error, @Nullable Throwable thrown) {
        left = true;
        if (strategy.books().failed(thrown)) {
            LOGGER.log(
                    Level.WARNING,
                    "a strategy failed, the order of the configuration takes its place strategy=" + strategy.name()
                            + " error=" + error);
        }
    }

    /** A strategy hears of what it yielded itself. */
    @Override
    public void ended(Candidate candidate, Outcome outcome) {
        if (walk == null || !yielded.subList(0, own).contains(candidate)) {
            return;
        }
        try {
            walk.ended(candidate, outcome);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            if (strategy.books().failed(failure)) {
                LOGGER.log(
                        Level.WARNING,
                        "a strategy failed strategy=" + strategy.name() + " in=ended error=" + FailureText.of(failure));
            }
        }
    }
}
