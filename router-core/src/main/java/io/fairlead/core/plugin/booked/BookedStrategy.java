package io.fairlead.core.plugin.booked;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.plugin.PluginBooks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What strategies do. */
record BookedStrategy(Strategy strategy, PluginBooks books) implements Strategy {
    @Override
    @SuppressWarnings("NullAway") // a strategy may break its promise; whoever guards the walk says so
    public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
        Walk walk = books.<@Nullable Walk>time(() -> strategy.walk(request, candidates, scope));
        return walk == null ? null : new BookedWalk(walk, books);
    }

    private record BookedWalk(Walk walk, PluginBooks books) implements Walk {
        @Override
        public @Nullable Candidate next() {
            return books.<@Nullable Candidate>time(walk::next);
        }

        @Override
        public void ended(Candidate candidate, Outcome outcome) {
            long begun = books.begin();
            try {
                walk.ended(candidate, outcome);
            } finally {
                books.end(begun);
            }
        }
    }
}
