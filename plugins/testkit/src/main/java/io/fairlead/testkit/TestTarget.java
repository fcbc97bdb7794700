package io.fairlead.testkit;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;

/** Where a test sends a request. */
public final class TestTarget implements Target {
    private final Deployment deployment;
    private final RequestFacts facts;
    private final boolean askUsage;
    private final boolean withoutProofs;
    private final boolean customTools;

    private TestTarget(
            Deployment deployment, RequestFacts facts, boolean askUsage, boolean withoutProofs, boolean customTools) {
        this.deployment = deployment;
        this.facts = facts;
        this.askUsage = askUsage;
        this.withoutProofs = withoutProofs;
        this.customTools = customTools;
    }

    /** A target whose upstream is not asked for usage. */
    public static TestTarget of(Deployment deployment, RequestFacts facts) {
        return new TestTarget(deployment, facts, false, false, false);
    }

    /** The same target, whose upstream is asked for the usage of a stream. */
    public TestTarget askingUsage() {
        return new TestTarget(deployment, facts, true, withoutProofs, customTools);
    }

    /** The same target after its upstream could not read proofs of reasoning. */
    public TestTarget askedWithoutProofs() {
        return new TestTarget(deployment, facts, askUsage, true, customTools);
    }

    /** The same target, whose upstream takes tools whose input is any text. */
    public TestTarget takingCustomTools() {
        return new TestTarget(deployment, facts, askUsage, withoutProofs, true);
    }

    @Override
    public Deployment deployment() {
        return deployment;
    }

    @Override
    public RequestFacts facts() {
        return facts;
    }

    @Override
    public boolean askUsage() {
        return askUsage;
    }

    @Override
    public boolean withoutProofs() {
        return withoutProofs;
    }

    @Override
    public boolean customTools() {
        return customTools;
    }
}
