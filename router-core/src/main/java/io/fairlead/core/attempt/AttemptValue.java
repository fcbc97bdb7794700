package io.fairlead.core.attempt;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.provider.Attempt;

/** One try, as provider and dialect see it. */
record AttemptValue(
        String id,
        int number,
        Deployment deployment,
        DialectId dialect,
        RequestFacts facts,
        RequestHead head,
        boolean askUsage,
        boolean withoutProofs,
        boolean customTools)
        implements Attempt, Target {}
