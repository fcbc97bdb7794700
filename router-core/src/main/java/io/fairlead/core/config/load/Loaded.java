package io.fairlead.core.config.load;

import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.problem.Problem;
import io.fairlead.core.config.read.Provenance;
import java.util.List;

/** What came of loading a configuration. */
public sealed interface Loaded {
    /** A configuration without a problem, where its values came from, and what in it may be a slip. */
    record Good(Configuration configuration, Provenance provenance, List<Problem> doubts) implements Loaded {
        public Good {
            doubts = List.copyOf(doubts);
        }
    }

    /** All problems, at least one, in the order of layers and lines. */
    record Bad(List<Problem> problems) implements Loaded {
        public Bad {
            problems = List.copyOf(problems);
        }
    }
}
