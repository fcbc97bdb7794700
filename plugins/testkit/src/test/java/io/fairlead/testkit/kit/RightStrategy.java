package io.fairlead.testkit.kit;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** A strategy without mistakes: tier by tier, and by weight within a tier. Open where a mistake may be planted. */
class RightStrategy implements Strategy {
    @Override
    public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
        List<Candidate> rest = new ArrayList<>(candidates);
        rest.sort(Comparator.comparingInt(Candidate::priority));
        return () -> rest.isEmpty() ? null : rest.remove(index(rest, scope));
    }

    private int index(List<Candidate> rest, StrategyScope scope) {
        int tier = 1;
        while (tier < rest.size() && sameTier(rest.getFirst(), rest.get(tier))) {
            tier++;
        }
        return draw(rest.subList(0, tier), scope);
    }

    boolean sameTier(Candidate one, Candidate other) {
        return one.priority() == other.priority();
    }

    int draw(List<Candidate> tier, StrategyScope scope) {
        long sum = 0;
        for (Candidate candidate : tier) {
            sum += candidate.weight();
        }
        return sum == 0 ? 0 : at(tier, lot(scope.random(), sum));
    }

    long lot(RandomGenerator random, long sum) {
        return random.nextLong(sum);
    }

    int at(List<Candidate> tier, long lot) {
        long left = lot;
        for (int i = 0; i < tier.size(); i++) {
            left -= tier.get(i).weight();
            if (left < 0) {
                return i;
            }
        }
        return 0;
    }
}
