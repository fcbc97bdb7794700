package io.fairlead.testkit;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.provider.Attempt;

/** A first attempt at a deployment. */
public final class TestAttempt implements Attempt {
    private final Deployment deployment;
    private final DialectId dialect;
    private final RequestFacts facts;
    private final RequestHead head;

    private final boolean withoutProofs;

    private TestAttempt(
            Deployment deployment, DialectId dialect, RequestFacts facts, RequestHead head, boolean withoutProofs) {
        this.deployment = deployment;
        this.dialect = dialect;
        this.facts = facts;
        this.head = head;
        this.withoutProofs = withoutProofs;
    }

    /** An attempt of these parts. */
    public static TestAttempt of(Deployment deployment, String dialect, RequestFacts facts, RequestHead head) {
        return new TestAttempt(deployment, DialectId.of(dialect), facts, head, false);
    }

    /** The same attempt after the upstream could not read proofs of reasoning in its request. */
    public TestAttempt askedWithoutProofs() {
        return new TestAttempt(deployment, dialect, facts, head, true);
    }

    /** Always {@code attempt-1}. */
    @Override
    public String id() {
        return "attempt-1";
    }

    @Override
    public int number() {
        return 1;
    }

    @Override
    public Deployment deployment() {
        return deployment;
    }

    @Override
    public DialectId dialect() {
        return dialect;
    }

    @Override
    public RequestFacts facts() {
        return facts;
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public boolean withoutProofs() {
        return withoutProofs;
    }
}
